// The air through the rules of others: chosen on the page, kept by the address, the same in embed, picture and numbers.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DESKTOP, PHONE, startPortal, visit } from './harness.mjs';
import { violations } from './lib/axe.mjs';

const host = await startPortal();
const PLACE = 'air/150300/';
const subtitle = '#hours-title + .subtitle';

test('a lens is chosen, stands in the address, and goes with what is quoted', () => visit('lens', host.base, DESKTOP, async ({ page, watched }) => {
  await page.goto(`${host.base}${PLACE}?item=pm25&period=168`);
  await page.waitForSelector('html.live-app');
  const program = () => page.evaluate(() => performance.getEntriesByType('resource').filter(({ name }) => name.endsWith('.wasm')).length);
  await page.waitForSelector('.drawing canvas');
  const before = await program();
  await page.locator('#choose-lens').selectOption('who-2021');
  await page.waitForFunction((place) => document.querySelector(place)?.textContent.includes('世卫组织 2021 年准则值'), subtitle);
  assert.ok((await program()) > before, 'the rules of others come when they are asked for');
  assert.match(page.url(), /lens=who-2021/);
  assert.match(await page.locator(subtitle).innerText(), /不是评价结论/);
  const figure = page.locator('figure.figure').filter({ has: page.locator('#hours-title') });
  assert.match(await figure.locator('.summary').innerText(), /可对照的 \d+ 天中，\d+ 天高于准则值。$/);
  await figure.locator('.hit').press('ArrowLeft');
  assert.match(await figure.locator('.readout').textContent(), /日均值/);
  await page.locator('details.quote summary').first().click();
  const link = page.locator('details.quote').first().locator('textarea').first();
  await link.waitFor();
  assert.equal(await link.inputValue(), `${host.base}embed/air-hours/150300/pm25/?period=168&lens=who-2021`);
  assert.deepEqual(await violations(page), []);
  // The verdict at the head of the page is that of the rules in force, whatever the lens.
  assert.match(await page.locator('main').innerText(), /AQI/);
  await page.reload();
  await page.waitForFunction((place) => document.querySelector(place)?.textContent.includes('世卫组织'), subtitle);
  assert.equal(await page.locator('#choose-lens').inputValue(), 'who-2021');
  assert.deepEqual(watched.problems(), []);
}));

test('every lens leads somewhere on a phone, and back', () => visit('lens phone', host.base, PHONE, async ({ page, watched }) => {
  await page.goto(`${host.base}${PLACE}`);
  await page.waitForSelector('html.live-app');
  for (const [lens, words] of [['gb-2026', 'HJ 633—2026'], ['epa-2024', '美国指数（按日）'], ['eea-2024', '欧洲分档'], ['gb-2012', 'HJ 633—2012']]) {
    await page.locator('#choose-lens').selectOption(lens);
    await page.waitForFunction(([place, words]) => document.querySelector(place)?.textContent.includes(words), [subtitle, words]);
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), `${lens}: nothing is wider than the screen`);
  }
  await page.locator('#choose-lens').selectOption('national');
  await page.waitForFunction((place) => !document.querySelector(place)?.textContent.includes('不是评价结论'), subtitle);
  assert.ok(!page.url().includes('lens='));
  assert.deepEqual(watched.problems(), []);
}));

test('embed, picture and numbers through a lens say by which, without script', async () => {
  const id = 'air-hours/150300/pm25';
  await visit('lens embed', host.base, PHONE, async ({ page }) => {
    await page.goto(`${host.base}embed/${id}/?period=168&lens=who-2021`);
    assert.match(await page.locator('.subtitle').innerText(), /世卫组织 2021 年准则值/);
    assert.equal(await page.locator('.drawing svg:visible').count(), 1);
  }, { javaScriptEnabled: false });
  const get = (form) => fetch(`${host.base}chart/${id}.${form}?period=168&lens=who-2021`).then((answer) => answer.text());
  assert.match(await get('svg'), /世卫组织 2021 年准则值/);
  const [top, row] = (await get('csv')).split('\r\n').map((line) => line.split(','));
  assert.equal(row[top.indexOf('对照标准')], '世卫组织 2021 年准则值');
  const json = JSON.parse(await get('json'));
  assert.deepEqual([json.lens.id, json.columns.length], ['who-2021', 3]);
  assert.equal((await fetch(`${host.base}chart/${id}.svg?lens=mars`)).status, 404);
});
