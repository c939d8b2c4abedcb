// Moving about: no reloads, a history that brings back what was there, addresses that can be kept.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DESKTOP, go, PHONE, settled, startPortal, visit } from './harness.mjs';
import { matching } from './lib/ledger_record.mjs';

const host = await startPortal();
const on = (name, path, body, screen = DESKTOP) => test(name, () => visit(name, host.base, screen, async (visited) => {
  await go(visited.page, host.base + path);
  await body(visited.page, visited);
}));

const mark = (page) => page.evaluate(() => { window.sameDocument = true; });
const isMarked = (page) => page.evaluate(() => window.sameDocument === true);
const below = (page) => page.url().slice(host.base.length);
const headingIs = (page, words) => page.locator('h1', { hasText: words }).waitFor();
const isShown = (page, n) => page.waitForFunction((n) => document.querySelector('.shown')?.innerText.includes(`共 ${n} 项`), n);
const scrolled = (page) => page.evaluate(() => Math.round(window.scrollY));

on('links inside the app do not load the page anew, and the heading gets the focus', '', async (page, { watched }) => {
  await mark(page);
  for (const [link, heading] of [['空气', '空气质量'], ['乌海市', '乌海市'], ['水', '水环境'], ['海勃湾', '海勃湾'], ['任务', '整改任务'], ['目标', '目标与实绩'], ['公开', '应当公开的事项'], ['我要反映', '我要反映'], ['关于', '关于明镜']]) {
    await page.getByRole('link', { name: link, exact: true }).first().click();
    await headingIs(page, heading);
    await settled(page);
    assert.ok(await isMarked(page), `${link} loaded the page anew`);
    await page.waitForFunction(() => document.activeElement === document.querySelector('main h1'), null, { timeout: 3000 })
      .catch(() => assert.fail(`after ${link} the focus is not on the heading`));
    assert.equal(await scrolled(page), 0, `${link} begins at the top`);
  }
  assert.deepEqual(watched.problems(), []);
});

on('back and forward bring back the filter and its list', 'tasks/', async (page) => {
  await mark(page);
  await page.getByLabel('领域').selectOption('mining');
  await isShown(page, matching({ theme: 'mining' }).length);
  await page.getByLabel('状态').selectOption('overdue');
  const both = matching({ theme: 'mining', state: 'overdue' });
  await isShown(page, both.length);
  await page.locator('ul.tasks .task-head a').first().click();
  await page.locator('ol.timeline').waitFor({ state: 'attached' });

  await page.goBack();
  await isShown(page, both.length);
  assert.equal(await page.getByLabel('领域').inputValue(), 'mining');
  assert.equal(await page.getByLabel('状态').inputValue(), 'overdue');
  await page.goBack();
  await isShown(page, matching({ theme: 'mining' }).length);
  assert.equal(await page.getByLabel('状态').inputValue(), '');
  await page.goBack();
  await isShown(page, matching({}).length);
  await page.goForward();
  await isShown(page, matching({ theme: 'mining' }).length);
  assert.equal(await page.getByLabel('领域').inputValue(), 'mining');
  assert.ok(await isMarked(page));
});

on('back from a task leads to the place in the list', 'tasks/', async (page) => {
  const far = page.locator('ul.tasks .task-head a').nth(20);
  await far.scrollIntoViewIfNeeded();
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(done)));
  const was = await scrolled(page);
  assert.ok(was > 500);
  await far.click();
  await page.locator('ol.timeline').waitFor({ state: 'attached' });
  assert.equal(await scrolled(page), 0, 'a new page begins at the top');
  await page.goBack();
  await settled(page);
  const seen = async () => {
    const { y } = await far.boundingBox();
    return y > 0 && y < DESKTOP.height;
  };
  for (let i = 0; i < 20 && !(await seen()); i += 1) await page.waitForTimeout(100);
  assert.ok(await seen(), `the task that was followed is in sight again: was at ${was}, is at ${await scrolled(page)}`);
});

on('choosing a filter does not make the page jump', 'air/150300/?period=24', async (page) => {
  const tab = page.getByRole('button', { name: '7 天' });
  await tab.scrollIntoViewIfNeeded();
  const before = (await tab.boundingBox()).y;
  await tab.click();
  await settled(page);
  const after = (await page.getByRole('button', { name: '7 天' }).boundingBox()).y;
  assert.ok(Math.abs(after - before) < 4, `${before} → ${after}`);
}, PHONE);

on('the state of a view survives a reload', 'tasks/?theme=mining&q=%E7%BB%BF%E8%89%B2&state=overdue', async (page) => {
  const expected = matching({ theme: 'mining', state: 'overdue', words: '绿色' });
  assert.ok(expected.length > 0);
  for (let round = 0; round < 2; round += 1) {
    await isShown(page, expected.length);
    assert.equal(await page.getByLabel('领域').inputValue(), 'mining');
    assert.equal(await page.getByLabel('按字词查找').inputValue(), '绿色');
    if (round === 0) await page.reload();
  }
});

on('the other language keeps the page and the state', 'tasks/?theme=mining&state=overdue', async (page) => {
  await mark(page);
  await page.locator('a.language[hreflang=en]').click();
  await headingIs(page, 'Rectification tasks');
  await settled(page);
  assert.equal(below(page), 'en/tasks/?theme=mining&state=overdue');
  assert.equal(await page.locator('html').getAttribute('lang'), 'en');
  assert.equal(await page.getByLabel('Theme').inputValue(), 'mining');
  await page.locator('a.language[hreflang=zh-Hans]').click();
  await headingIs(page, '整改任务');
  assert.equal(below(page), 'tasks/?theme=mining&state=overdue');
  assert.ok(await isMarked(page));
});

on('the place chosen on the home page is remembered', '', async (page, { context }) => {
  await page.getByLabel('换个地方').selectOption('150200');
  await headingIs(page, '包头市');
  assert.equal(below(page), '?place=150200');
  await page.getByRole('link', { name: '空气', exact: true }).click();
  await headingIs(page, '空气质量');
  await page.locator('header a.name').click();
  await headingIs(page, '包头市');
  const later = await context.newPage();
  await go(later, host.base);
  await headingIs(later, '包头市');
  assert.equal(await later.getByLabel('换个地方').inputValue(), '150200');
});

on('the skip link leads to the content and keeps the address', 'tasks/?theme=mining', async (page) => {
  await mark(page);
  await page.keyboard.press('Tab');
  assert.equal(await page.evaluate(() => document.activeElement.className), 'skip');
  await page.keyboard.press('Enter');
  await isShown(page, matching({ theme: 'mining' }).length);
  assert.ok(await isMarked(page), 'without loading the page anew');
  assert.match(below(page), /^tasks\/\?theme=mining(#main)?$/);
  await page.keyboard.press('Tab');
  assert.ok(await page.evaluate(() => document.querySelector('main').contains(document.activeElement)), 'the next stop is in the content');
});
