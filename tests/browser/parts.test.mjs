// The program comes in parts: what happens when one cannot be had, and that a page asks for its own at once.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DESKTOP, go, settled, startPortal, taken, visit } from './harness.mjs';
import { STATION } from './lib/routes.mjs';

const host = await startPortal();
const on = (name, body) => test(name, () => visit(name, host.base, DESKTOP, body, { serviceWorkers: 'block' }));
const isPart = (url) => /\/mingjing-app-[0-9a-f]{16}\.wasm$/.test(url.pathname);

on('a part that cannot be fetched is told, and fetched when the reader tries again', async ({ page }) => {
  await go(page, host.base + 'about/');
  await page.route(isPart, (route) => route.abort('internetdisconnected'));
  await page.locator('header.masthead nav a[href="tasks/"]').first().click();
  await page.locator('.state.failed button[data-act="retry"]').waitFor();
  await page.unroute(isPart);
  await page.locator('.state.failed button[data-act="retry"]').click();
  await page.getByRole('heading', { level: 1, name: '整改任务' }).waitFor();
});

on('without its parts a page stays as it was written', async ({ page }) => {
  await page.route(isPart, (route) => route.abort('internetdisconnected'));
  await page.goto(host.base + `air/150300/${STATION}/`);
  await page.locator('html.plain').waitFor();
  assert.ok(await page.locator('main h1').isVisible());
  assert.ok((await page.locator('main svg').count()) > 0, 'with its still drawings');
});

on('a page fetches no part twice, and none later than it must', async ({ page }) => {
  const asked = [];
  page.on('request', (request) => { if (isPart(new URL(request.url()))) asked.push(request.url()); });
  await page.goto(host.base + `air/150300/${STATION}/`);
  await taken(page);
  await page.waitForLoadState('networkidle');
  assert.ok(asked.length > 0);
  const named = await page.evaluate(() => [...document.querySelectorAll('link[rel=preload]')].map((link) => link.href));
  assert.deepEqual(asked.filter((url) => !named.includes(url)), [], 'each is asked for with the main program');
  const before = asked.length;
  await settled(page);
  assert.ok(asked.length > before, 'charts come once somebody reads on');
  assert.deepEqual(asked.filter((url, i) => asked.indexOf(url) !== i), [], 'nothing is fetched twice');
});

on('the sketch of stations and the scales of others stand as written until somebody reads on, then the app makes the same', async ({ page }) => {
  const asked = [];
  page.on('request', (request) => { if (isPart(new URL(request.url()))) asked.push(request.url()); });
  const stills = () => page.evaluate(() => ['station-map', 'scales'].map((id) => document.getElementById(id).innerHTML));
  await page.goto(host.base + 'air/150300/');
  await taken(page);
  await page.waitForLoadState('networkidle');
  const [written, before] = [await stills(), asked.length];
  await settled(page);
  assert.ok(asked.length > before, 'their part comes once somebody reads on');
  assert.deepEqual(await stills(), written);
  const rows = await page.locator('#scales tbody tr').count();
  assert.equal(rows, 6, 'a row for each pollutant');
  assert.ok((await page.locator('#station-map svg text').count()) > 2);
  // A page of another place makes its own.
  await page.locator('header.masthead nav a[href="air/"]').first().click();
  await page.locator('main a[href="air/150100/"]').first().click();
  await page.locator('main h1').filter({ hasText: '呼和浩特' }).waitFor();
  await page.locator('#station-map svg').waitFor();
  assert.equal(await page.locator('#scales tbody tr').count(), 6);
  const other = await stills();
  assert.ok(other.every((markup, i) => markup && markup !== written[i]), 'another sketch, other numbers');
});
