// Charts on the pages of others: whole without script and without the app, in every kind of host, at every width.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { DESKTOP, PHONE, folder, frames, publishedSite, startPlain, startPortal, visit } from './harness.mjs';
import { violations } from './lib/axe.mjs';
import { otherSite, page as hostPage } from './lib/other_site.mjs';
import { BINARY } from './lib/paths.mjs';

const portal = await startPortal();
const site = publishedSite();
const CHART = 'air-hours/150300/aqi';
const OTHERS = ['lake/sample-lake/tli', 'air-ranking', 'target/good_air_day_ratio/150000'];
const EMBED_MOST_BYTES = 30_000;
const SCRIPT_MOST_BYTES = 2_000;

/** What the portal itself offers to paste. */
const oembed = (id, base = portal.base) => fetch(`${base}oembed?format=json&url=${encodeURIComponent(`${base}embed/${id}/`)}`).then((answer) => answer.json());
const offered = await oembed(CHART);
const iframe = offered.html.replace(/width="\d+"/, 'width="100%"');
const scripted = (id, height, more = '') => `<div data-mingjing="${portal.base}embed/${id}/" data-title="图" data-height="${height}" style="min-height:${height}px"${more}><a href="${portal.base}">图</a></div>`;
const load = `<script async src="${portal.base}embed.js"></script>`;
// The way in which Datawrapper's own embed code listens.
const datawrapper = `<script>window.addEventListener("message",function(e){if(void 0!==e.data["datawrapper-height"]){var t=document.querySelectorAll("iframe");for(var a in e.data["datawrapper-height"])for(var r=0;r<t.length;r++)if(t[r].contentWindow===e.source)t[r].style.height=e.data["datawrapper-height"][a]+"px"}});</script>`;

const sandboxed = (value) => iframe.replace('<iframe ', `<iframe sandbox="${value}" `);
const hosts = await otherSite({
  plain: { html: hostPage(iframe) },
  script: { html: hostPage(scripted(CHART, offered.height) + load) },
  many: { html: hostPage([CHART, ...OTHERS].map((id) => scripted(id, 900)).join('<p>…</p>') + load + load) },
  dark: { html: hostPage(scripted(CHART, offered.height, ' data-theme="dark"') + load) },
  sandbox: { html: hostPage(sandboxed('allow-scripts')) },
  'sandbox-plain': { html: hostPage(sandboxed('')) },
  stripped: { html: hostPage(iframe), headers: { 'Content-Security-Policy': "script-src 'none'" } },
  datawrapper: { html: hostPage(datawrapper + iframe.replace(/height="\d+"/, 'height="150"')) },
  picture: { html: hostPage(`<figure><img src="${portal.base}chart/${CHART}.svg" alt="图" width="680" height="420"></figure>`) },
  home: { html: hostPage(`<iframe src="${portal.base}" title="x"></iframe>`) },
});
after(hosts.close);

/** The document inside of the n-th frame, once its chart is there. */
async function inside(page, index = 0) {
  const handle = await page.locator('iframe').nth(index).elementHandle();
  await handle.scrollIntoViewIfNeeded();
  const frame = await handle.contentFrame();
  await frame.waitForSelector('.drawing svg, .drawing canvas', { state: 'attached' });
  return frame;
}
const shift = async (page) => {
  await frames(page);
  await page.waitForTimeout(200);
  return page.evaluate(() => window.shift);
};
/** Whether all of the document is seen, and nothing goes over its edge. */
const fits = (frame) => frame.evaluate(() => {
  const root = document.documentElement;
  return { over: Math.max(0, Math.ceil(document.getElementById('page').getBoundingClientRect().height) - innerHeight), wide: root.scrollWidth - root.clientWidth };
});
const on = (name, path, body, screen = DESKTOP, options = {}) => test(name, () => visit(name, hosts.base, screen, async ({ page }) => {
  await page.goto(hosts.base + path);
  await body(page);
}, options));

test('an embed weighs little: document and styles', (t) => {
  const html = readFileSync(join(site, 'embed', CHART, 'index.html'), 'utf8');
  const styles = [...html.matchAll(/rel="stylesheet" href="([^"]+)"/g)].map(([, name]) => name);
  const all = [`embed/${CHART}/index.html`, ...styles].map((name) => [name, statSync(join(site, `${name}.br`)).size]);
  const total = all.reduce((sum, [, size]) => sum + size, 0);
  t.diagnostic(`embed: ${total} bytes in Brotli: ${all.map(([name, size]) => `${name} ${size}`).join(', ')}`);
  assert.ok(total <= EMBED_MOST_BYTES, `${total} of ${EMBED_MOST_BYTES}`);
  const script = statSync(join(site, 'embed.js.br')).size;
  t.diagnostic(`embed.js: ${script} bytes in Brotli`);
  assert.ok(script <= SCRIPT_MOST_BYTES, `${script} of ${SCRIPT_MOST_BYTES}`);
});

on('a plain page: the chart is there, nothing of the app comes before somebody reads it, and nothing shifts', 'plain', async (page) => {
  const frame = await inside(page);
  const words = await frame.locator('main').innerText();
  for (const part of ['发布', '在明镜中打开']) assert.ok(words.includes(part), part);
  await page.waitForTimeout(300);
  const fetched = () => frame.evaluate(() => performance.getEntriesByType('resource').map(({ name }) => name).filter((name) => /\.(wasm|js)(\?|$)|\/data\//.test(name)));
  assert.deepEqual(await fetched(), [], 'no program and no data yet');
  assert.equal(await shift(page), 0);
  const before = await page.locator('iframe').evaluate((frame) => frame.getBoundingClientRect().height);
  await frame.locator('.chart').hover();
  await frame.waitForSelector('.drawing canvas');
  assert.ok((await fetched()).some((name) => name.includes('.wasm')), 'then the app takes over');
  assert.equal(await frame.locator('header.masthead, footer').count(), 0, 'and shows nothing but the chart');
  assert.equal(await page.locator('iframe').evaluate((frame) => frame.getBoundingClientRect().height), before);
  await frame.locator('.hit').press('ArrowLeft');
  assert.match(await frame.locator('.readout').textContent(), /\d/);
});

for (const width of [320, 480, 768, 1200]) {
  on(`at ${width} px: everything is seen and nothing shifts`, 'script', async (page) => {
    const frame = await inside(page);
    const found = await fits(frame);
    assert.equal(found.over, 0, 'the height that was reserved is enough');
    assert.ok(found.wide <= 0, `${found.wide} px too wide`);
    assert.equal(await shift(page), 0);
    assert.deepEqual(await page.evaluate(() => Object.keys(window).filter((key) => /mingjing/i.test(key))), [], 'nothing is left in the host');
  }, { width, height: 900, dpr: 1 });
}

on('letters four times as large: the frame grows with its words', 'script', async (page) => {
  const frame = await inside(page);
  await frame.evaluate(() => { document.documentElement.style.fontSize = '425%'; });
  await page.waitForFunction(() => document.querySelector('iframe').clientHeight > 700);
  assert.equal((await fits(frame)).over, 0);
  assert.ok((await fits(frame)).wide <= 0);
}, { width: 1280, height: 900, dpr: 1 });

on('many on a page: each is its own, lazy, titled', 'many', async (page) => {
  const count = await page.locator('iframe').count();
  assert.equal(count, 1 + OTHERS.length, 'the script twice makes no frame twice');
  for (let index = 0; index < count; index += 1) {
    const frame = await inside(page, index);
    assert.equal((await fits(frame)).over, 0, `frame ${index}`);
  }
  assert.equal(await page.locator('iframe[loading=lazy][title]').count(), count);
  assert.equal(await shift(page), 0);
});

on('a host that asks for dark gets dark, whatever the device prefers; others get the device\'s', 'dark', async (page) => {
  const frame = await inside(page);
  const paper = (of) => of.evaluate(() => getComputedStyle(document.body).backgroundColor);
  assert.equal(await paper(frame), 'rgb(19, 23, 24)');
  await page.goto(`${hosts.base}plain`);
  assert.equal(await paper(await inside(page)), 'rgb(252, 251, 248)');
  await page.emulateMedia({ colorScheme: 'dark' });
  assert.equal(await paper(await inside(page)), 'rgb(19, 23, 24)');
});

for (const name of ['sandbox', 'sandbox-plain', 'stripped']) {
  on(`${name}: the chart, its source and its release are seen`, name, async (page) => {
    const frame = await inside(page);
    assert.ok(await frame.locator('.drawing svg:visible').count() === 1);
    assert.match(await frame.locator('.source').first().innerText(), /第 \d+ 次发布/);
    await frame.locator('.chart').hover();
    await page.waitForTimeout(500);
    assert.ok(await frame.locator('.drawing svg:visible, .drawing canvas').count() >= 1, 'also after somebody tried to read it');
    if (name !== 'stripped') assert.equal((await fits(frame).catch(() => ({ over: 0 }))).over, 0);
  });
}

on('a host that knows Datawrapper\'s message gives the height', 'datawrapper', async (page) => {
  const frame = await inside(page);
  await page.waitForFunction(() => document.querySelector('iframe').clientHeight > 300);
  assert.equal((await fits(frame)).over, 0);
});

on('a picture is a picture', 'picture', async (page) => {
  const image = page.locator('img');
  assert.ok(await image.evaluate((image) => image.decode().then(() => image.naturalWidth > 100)));
});

on('nothing but charts may stand in frames of others', 'home', async (page) => {
  await page.waitForTimeout(500);
  const frame = await (await page.locator('iframe').elementHandle()).contentFrame();
  assert.ok(!(await frame.content()).includes('masthead'));
  const embed = await fetch(`${portal.base}embed/${CHART}/`);
  assert.match(embed.headers.get('content-security-policy'), /frame-ancestors \*/);
  const home = await fetch(portal.base);
  assert.match(home.headers.get('content-security-policy'), /frame-ancestors 'none'/);
  for (const answer of [embed, home]) assert.equal(answer.headers.get('x-frame-options'), null);
});

test('without script the document is whole, also on paper', () => visit('embed no script', portal.base, PHONE, async ({ page, watched }) => {
  await page.goto(`${portal.base}embed/${CHART}/`);
  assert.equal(await page.locator('.drawing svg:visible').count(), 1);
  assert.match(await page.locator('noscript').innerText().catch(() => ''), /默认状态/);
  assert.deepEqual(watched.problems(), []);
  await page.emulateMedia({ media: 'print' });
  assert.equal(await page.locator('.drawing svg:visible').count(), 1);
  assert.match(await page.locator('.source').first().innerText(), /来源/);
}, { javaScriptEnabled: false }));

for (const [name, path] of [['default', `embed/${CHART}/`], ['made up', 'en/embed/farmland/'], ['bars', 'embed/air-ranking/']]) {
  for (const dark of [false, true]) {
    test(`axe finds nothing: ${name}${dark ? ', dark' : ''}`, () => visit(`embed axe ${name}`, portal.base, PHONE, async ({ page }) => {
      await page.goto(portal.base + path);
      assert.deepEqual(await violations(page), []);
      if (name === 'made up') assert.match(await page.locator('main').innerText(), /sample/i);
    }, { dark }));
  }
}

test('other states: drawn by the service, by the app on a plain host, and an honest default without script', async () => {
  const week = `embed/${CHART}/?period=168`;
  await visit('embed state service', portal.base, DESKTOP, async ({ page }) => {
    await page.goto(portal.base + week);
    assert.equal(await page.locator('table tbody tr').count().then((rows) => rows === 0 || rows === 168), true);
    assert.match(await page.locator('.subtitle').innerText(), /2月8日/);
  }, { javaScriptEnabled: false });
  const plain = await startPlain();
  await visit('embed state plain', plain.base, DESKTOP, async ({ page }) => {
    await page.goto(plain.base + week);
    await page.waitForFunction(() => document.querySelector('.subtitle').textContent.includes('2月8日'));
    await page.waitForSelector('.drawing canvas');
  });
});

test('a pinned chart stays, an unknown release and an unknown chart are said', async () => {
  const head = JSON.parse(readFileSync(join(site, 'data/head.json'), 'utf8'));
  const pinned = await fetch(`${portal.base}embed/${CHART}/?release=${head.manifest_sha256}`);
  assert.equal(pinned.status, 200);
  assert.match(await pinned.text(), /固定版本/);
  for (const [path, words] of [
    [`embed/${CHART}/?release=${'0'.repeat(64)}`, /not kept/],
    ['embed/air-hours/150300/radon/', /no chart/],
    ['embed/weather/', /no chart begins/],
    [`chart/${CHART}.svg?period=3`, /24, 168/],
    [`chart/${CHART}.png?scale=9`, /1, 2 or 3/],
  ]) {
    const answer = await fetch(portal.base + path);
    assert.ok([400, 404].includes(answer.status), path);
    assert.match(await answer.text(), words, path);
  }
});

test('oEmbed answers for charts and their pages, and refuses as its specification says', async () => {
  const { base } = portal;
  for (const url of [`${base}embed/${CHART}/?period=168`, `${base}air/150300/`, `${base}chart/${CHART}.png`]) {
    const answer = await fetch(`${base}oembed?maxwidth=400&url=${encodeURIComponent(url)}`).then((answer) => answer.json());
    assert.deepEqual([answer.version, answer.type, answer.width], ['1.0', 'rich', 400], url);
    assert.ok(answer.html.includes(`src="${base}embed/${CHART}/`), answer.html);
  }
  const status = (query) => fetch(`${base}oembed?${query}`).then((answer) => answer.status);
  assert.equal(await status(`format=xml&url=${encodeURIComponent(`${base}embed/${CHART}/`)}`), 501);
  assert.equal(await status(`url=${encodeURIComponent('https://example.org/embed/farmland/')}`), 404);
  assert.equal(await status(`url=${encodeURIComponent(`${base}about/`)}`), 404);
  assert.equal(await status(''), 400);
});

test('every form of a chart says the same numbers as the table on its page', async () => {
  const rows = (text) => text.trim().split(/\r?\n/).slice(1).map((line) => line.split(',').slice(0, 2));
  const csv = rows(readFileSync(join(site, 'chart', `${CHART}.csv`), 'utf8'));
  const json = JSON.parse(readFileSync(join(site, 'chart', `${CHART}.json`), 'utf8')).rows;
  const out = folder('chart.csv');
  execFileSync(BINARY, ['chart', CHART, '--site', site, '--out', out]);
  assert.equal(csv.length, 24);
  assert.deepEqual(json, csv);
  assert.deepEqual(rows(readFileSync(out, 'utf8')), csv);
  assert.ok(existsSync(join(site, 'chart', `${CHART}.png`)), 'a common chart has a picture');
  await visit('chart numbers', portal.base, DESKTOP, async ({ page }) => {
    await page.goto(`${portal.base}embed/${CHART}/`);
    const table = await page.locator('table tbody tr').evaluateAll((rows) => rows.map((row) => [...row.cells].map((cell) => cell.textContent.trim())));
    assert.deepEqual(table, csv);
    // The picture draws what the table says: its name is the sentence that is made from the same numbers.
    const svg = readFileSync(join(site, 'chart', `${CHART}.svg`), 'utf8');
    assert.ok(svg.includes(await page.locator('.drawing.wide svg').getAttribute('aria-label')));
  }, { javaScriptEnabled: false });
});

test('below a chart: links without the app, with it code, files and citations of what is shown', async () => {
  await visit('quote links', portal.base, PHONE, async ({ page }) => {
    await page.goto(`${portal.base}air/150300/`);
    await page.locator('details.quote summary').first().click();
    const links = await page.locator('details.quote').first().locator('a').evaluateAll((links) => links.map(({ href }) => href));
    for (const link of links) assert.equal((await fetch(link)).status, 200, link);
    assert.ok(links.length >= 5);
  }, { javaScriptEnabled: false });
  await visit('quote panel', portal.base, DESKTOP, async ({ page, watched }) => {
    await page.goto(`${portal.base}air/150300/?item=pm10&period=168`);
    await page.waitForSelector('html.live-app');
    await page.waitForSelector('.drawing canvas');
    await page.locator('details.quote summary').first().click();
    const panel = page.locator('details.quote').first();
    const link = panel.locator('textarea').first();
    await link.waitFor();
    assert.equal(await link.inputValue(), `${portal.base}embed/air-hours/150300/pm10/?period=168`);
    await panel.locator('select').first().selectOption('pinned');
    const head = JSON.parse(readFileSync(join(site, 'data/head.json'), 'utf8'));
    assert.ok((await link.inputValue()).endsWith(`release=${head.manifest_sha256}`));
    const fields = await panel.locator('textarea').evaluateAll((fields) => fields.map(({ value }) => value));
    assert.ok(fields.some((value) => value.startsWith('<iframe ')));
    assert.ok(fields.some((value) => /data-mingjing=.* style="min-height:\d+px"/.test(value)), 'the place is reserved before the script runs');
    assert.ok(fields.some((value) => value.includes('[DB/OL]')) && fields.some((value) => value.startsWith('@misc{')));
    const [picture] = await Promise.all([page.waitForEvent('download'), panel.locator('[data-png]').click()]);
    assert.equal(picture.suggestedFilename(), 'air-hours-150300-pm10.png');
    assert.ok(statSync(await picture.path()).size > 5_000);
    const [sheet] = await Promise.all([page.waitForEvent('download'), panel.locator('a[download$=".csv"]').click()]);
    assert.equal(readFileSync(await sheet.path(), 'utf8').trim().split('\r\n').length, 169);
    await panel.locator('details.preview summary').click();
    const frame = await inside(page);
    assert.match(await frame.locator('.source').first().innerText(), /固定版本/);
    assert.deepEqual(await violations(page), []);
    assert.deepEqual(watched.problems(), []);
  }, { acceptDownloads: true });
});

test('the guide has every chart with its code', () => visit('embed guide', portal.base, DESKTOP, async ({ page }) => {
  await page.goto(`${portal.base}data/embed-guide/`);
  await page.waitForSelector('html.live-app');
  const rows = page.locator('#charts-zh-Hans tbody tr');
  assert.ok(await rows.count() > 50, 'also once the app has taken over');
  assert.match(await rows.first().innerText(), /<iframe src=/);
  assert.deepEqual(await violations(page), []);
}));
