// Pages written in advance: read without script and without WebAssembly, taken over without a jump.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DESKTOP, go, PHONE, startPortal, visit } from './harness.mjs';
import { violations } from './lib/axe.mjs';
import { ROUTES } from './lib/routes.mjs';

const host = await startPortal();
const PAGES = ROUTES.filter((route) => !route.missing);

test('without script every page says what it has to say', () => visit('baked', host.base, PHONE, async ({ page }) => {
  for (const route of PAGES) {
    await page.goto(host.base + route.path);
    assert.equal(await page.locator('h1').innerText(), route.heading, route.path);
    const words = await page.locator('main').innerText();
    assert.ok(words.length > 80, `${route.path}: ${words}`);
    assert.equal(await page.locator('.live:visible').count(), 0, `${route.path} shows a control that does nothing`);
    for (const drawing of await page.locator('.drawing:visible').all()) assert.equal(await drawing.locator('svg').count(), 1, route.path);
  }
}, { javaScriptEnabled: false }));

test('a browser without WebAssembly fetches no app and keeps the page', () => visit('no wasm', host.base, PHONE, async ({ page }) => {
  await page.addInitScript(() => { delete window.WebAssembly; });
  const asked = [];
  page.on('request', (request) => asked.push(request.url()));
  await page.goto(`${host.base}air/150300/`, { waitUntil: 'networkidle' });
  assert.deepEqual(asked.filter((url) => /\.wasm$|mingjing-app/.test(url)), []);
  assert.equal(await page.locator('main .verdict').count(), 1);
  assert.equal(await page.locator('.live:visible').count(), 0);
  assert.deepEqual(await violations(page), []);
}));

for (const [name, screen] of [['360', PHONE], ['1280', DESKTOP]]) {
  test(`the app takes over without a jump at ${name} px`, () => visit(`takeover ${name}`, host.base, screen, async ({ page }) => {
    await page.addInitScript(() => {
      window.jumps = [];
      new PerformanceObserver((list) => window.jumps.push(...list.getEntries().map((entry) => entry.value))).observe({ type: 'layout-shift', buffered: true });
    });
    for (const path of ['', 'air/150300/', 'tasks/', 'water/haibowan/', 'feedback/', 'targets/']) {
      await go(page, host.base + path);
      const jumps = await page.evaluate(() => window.jumps);
      assert.ok(jumps.reduce((a, b) => a + b, 0) < 0.005, `${path}: ${jumps}`);
    }
  }));
}

test('the first page with its chart is light', () => visit('light', host.base, PHONE, async ({ page }) => {
  await page.addInitScript(() => { delete window.WebAssembly; });
  await page.goto(host.base, { waitUntil: 'networkidle' });
  const bytes = await page.evaluate(() =>
    [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')]
      .filter((entry) => !/sw\.js|webmanifest/.test(entry.name))
      .reduce((sum, entry) => sum + entry.transferSize, 0));
  assert.ok(bytes <= 40_000, `${bytes} bytes`);
  assert.ok(await page.locator('main .drawing:visible svg').count() > 0);
}));

test('large type is one switch, kept for the next visit, and nothing overflows', () => visit('large', host.base, PHONE, async ({ page }) => {
  await go(page, host.base);
  const size = () => page.evaluate(() => Number.parseFloat(getComputedStyle(document.documentElement).fontSize));
  const before = await size();
  await page.locator('[data-size]').click();
  assert.ok((await size()) >= before * 1.25);
  for (const route of PAGES.filter((route) => route.lang === 'zh')) {
    await go(page, host.base + route.path);
    assert.ok((await size()) >= before * 1.25, 'it is remembered');
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth + 1), `${route.path} overflows`);
    assert.deepEqual(await violations(page), [], route.path);
  }
}));
