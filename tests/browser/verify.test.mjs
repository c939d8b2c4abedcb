// The log of releases in the browser: checked, or said not to be; and what was done to it is on every page.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { DESKTOP, PHONE, folder, go, publishedSite, startPortal, visit } from './harness.mjs';
import { violations } from './lib/axe.mjs';
import { BINARY, DATA } from './lib/paths.mjs';
import { publish } from './lib/publish.mjs';
import { ownSite } from './lib/tamper.mjs';

const KEY = join(dirname(publishedSite()), 'key');

let books = 0;
/** The demo workbook with another title. */
function workbook(title) {
  books += 1;
  const copy = folder(`workbook-${books}`);
  cpSync(DATA, copy, { recursive: true });
  const settings = join(copy, 'portal.toml');
  writeFileSync(settings, readFileSync(settings, 'utf8').replace(/^title_en = .*$/m, `title_en = "${title}"`));
  return copy;
}

/** Puts the data of one site in the place of another's, as whoever runs the host can. */
function exchange(site, other) {
  rmSync(join(site, 'data'), { recursive: true });
  cpSync(join(other, 'data'), join(site, 'data'), { recursive: true });
}

function keep(site) {
  const copy = folder(`kept-${(books += 1)}`);
  cpSync(join(site, 'data'), join(copy, 'data'), { recursive: true });
  return copy;
}

/** What the seal says once it has something to say. */
async function seal(page) {
  const line = page.locator('.log-seal');
  await line.waitFor();
  return { state: await line.getAttribute('data-state'), text: await line.innerText() };
}

/** A failure is told above every page, in its words, without a tick. */
async function alarmed(page, base, words) {
  for (const path of ['', 'air/', 'tasks/', 'verify/']) {
    await go(page, base + path);
    assert.equal((await seal(page)).state, 'failed', path);
    assert.match(await page.locator('.log-alarm[role=alert]').innerText(), words, path);
    assert.doesNotMatch(await page.locator('.log-seal').innerText(), /✓/);
  }
  assert.match(await page.locator('main .trust.bad').innerText(), words);
  assert.equal(await page.locator('main .checks').count(), 0, 'nothing is said to be good');
  assert.deepEqual(await violations(page), []);
}

const healthy = await startPortal();

for (const [lang, path, title, first, again] of [
  ['zh', '', '发布日志的核对', /第一次见到这份日志/, /所见的 1 条都还在，未被改写/],
  ['en', 'en/', 'Checking the log of releases', /for the first time/, /\(1 entry\) is all still there/],
]) {
  test(`${lang}: a good log is checked, explained, and compared at the next visit`, () => visit(`good ${lang}`, healthy.base, lang === 'zh' ? DESKTOP : PHONE, async ({ page, watched }) => {
    await go(page, healthy.base + path);
    const found = await seal(page);
    assert.equal(found.state, 'checked');
    assert.match(found.text, /^✓/);
    await page.locator('.log-seal a').click();
    await page.locator('main h1').filter({ hasText: title }).waitFor();
    assert.match(await page.locator('main .checks').innerText(), first);
    const key = readFileSync(join(publishedSite(), 'data/log/key'), 'utf8').trim();
    const main = await page.locator('main').innerText();
    assert.ok(main.includes(key) && main.includes(`mingjing verify ${healthy.base}`), main);
    assert.deepEqual(await violations(page), []);
    await page.reload();
    await seal(page);
    assert.match(await page.locator('main .checks').innerText(), again);
    assert.equal(await page.locator('.log-alarm').count(), 0);
    assert.deepEqual(watched.problems(), []);
  }));
}

test('a browser without Ed25519 says so and gives no tick', () => visit('no ed25519', healthy.base, DESKTOP, async ({ page, context }) => {
  await context.addInitScript(() => {
    SubtleCrypto.prototype.importKey = () => Promise.reject(new DOMException('Unrecognized name', 'NotSupportedError'));
  });
  await go(page, `${healthy.base}verify/`);
  const found = await seal(page);
  assert.equal(found.state, 'unsure');
  assert.doesNotMatch(found.text, /✓/);
  assert.match(await page.locator('main .checks').innerText(), /没有 Ed25519，未核对签名/);
}));

test('a log that does not arrive is said to be unchecked, and the page is there all the same', () => visit('unreached', healthy.base, DESKTOP, async ({ page, context }) => {
  await context.route('**/data/log/**', (route) => route.abort('internetdisconnected'));
  await go(page, `${healthy.base}air/150300/`);
  assert.equal((await seal(page)).state, 'unreached');
  assert.equal(await page.locator('main .verdict').count(), 1);
}));

test('a checkpoint that was changed is found by its signature', async () => {
  const site = ownSite();
  const path = join(site, 'data/head.json');
  const head = JSON.parse(readFileSync(path, 'utf8'));
  const at = head.checkpoint.length - 10;
  const other = head.checkpoint[at] === 'A' ? 'B' : 'A';
  head.checkpoint = head.checkpoint.slice(0, at) + other + head.checkpoint.slice(at + 1);
  writeFileSync(path, JSON.stringify(head));
  const host = await startPortal(site);
  await visit('tampered checkpoint', host.base, DESKTOP, ({ page }) => alarmed(page, host.base, /检查点的签名不对/));
});

test('a log that grows is good; one that was put back, rewritten or given another key is not', async () => {
  const site = ownSite();
  const first = keep(site);
  const host = await startPortal(site);
  await visit('history', host.base, DESKTOP, async ({ page }) => {
    await go(page, host.base);
    assert.equal((await seal(page)).state, 'checked');
    publish(workbook('Second'), site, { key: KEY });
    const second = keep(site);
    await go(page, `${host.base}verify/`);
    assert.equal((await seal(page)).state, 'checked');
    assert.match(await page.locator('main .checks').innerText(), /所见的 1 条都还在/);

    exchange(site, first);
    await alarmed(page, host.base, /放回了旧的状态/);

    const rewritten = folder('rewritten');
    for (const title of ['Other', 'Another', 'And another']) publish(workbook(title), rewritten, { key: KEY });
    exchange(site, rewritten);
    await alarmed(page, host.base, /历史被改写/);

    const forged = folder('forged');
    const otherKey = folder('other-key');
    execFileSync(BINARY, ['keygen', '--out', otherKey, '--name', readFileSync(join(site, 'data/log/key'), 'utf8').split('+')[0]], { stdio: 'ignore' });
    for (const title of ['Forged', 'Forged again']) publish(workbook(title), forged, { key: otherKey });
    exchange(site, forged);
    await alarmed(page, host.base, /公钥与此浏览器上次所见的不同/);

    const unsigned = folder('unsigned');
    publish(DATA, unsigned);
    exchange(site, unsigned);
    await alarmed(page, host.base, /应有签名日志，现在没有了/);

    // Back as it was: nothing of all this has been learnt.
    exchange(site, second);
    await go(page, host.base);
    assert.equal((await seal(page)).state, 'checked');
  });
});

test('a key that the portal names elsewhere is held against that of the log, and a new key can be accepted', async () => {
  const site = ownSite();
  const host = await startPortal(site);
  const named = workbook('Named');
  const settings = join(named, 'portal.toml');
  const key = readFileSync(join(site, 'data/log/key'), 'utf8').trim();
  writeFileSync(settings, `log_key = "${key}"\n${readFileSync(settings, 'utf8')}`);
  await visit('portal key', host.base, DESKTOP, async ({ page }) => {
    publish(named, site, { key: KEY });
    await go(page, `${host.base}verify/`);
    assert.equal((await seal(page)).state, 'checked');
    assert.match(await page.locator('main .checks').innerText(), /与门户数据所载的一致/);
    const [forged, otherKey] = [folder('forged-named'), folder('other-key-named')];
    execFileSync(BINARY, ['keygen', '--out', otherKey], { stdio: 'ignore' });
    publish(named, forged, { key: otherKey });
    exchange(site, forged);
    await alarmed(page, host.base, /与门户数据所载的不同/);
    const rotated = folder('rotated');
    publish(DATA, rotated, { key: otherKey });
    exchange(site, rotated);
    await alarmed(page, host.base, /密钥已更换/);
    await page.getByRole('button', { name: '忘掉以前所见' }).click();
    await page.locator('.log-seal[data-state=checked]').waitFor();
    assert.match(await page.locator('main .checks').innerText(), /第一次见到这份日志/);
  });
});

test('an unsigned site is said to be one, without a tick and without an alarm', async () => {
  const site = ownSite();
  const unsigned = folder('never-signed');
  publish(DATA, unsigned);
  exchange(site, unsigned);
  const host = await startPortal(site);
  await visit('unsigned', host.base, PHONE, async ({ page }) => {
    await go(page, `${host.base}verify/`);
    const found = await seal(page);
    assert.equal(found.state, 'unsigned');
    assert.doesNotMatch(found.text, /✓/);
    assert.equal(await page.locator('.log-alarm').count(), 0);
    assert.match(await page.locator('main .trust').innerText(), /没有签名/);
    assert.deepEqual(await violations(page), []);
  });
});
