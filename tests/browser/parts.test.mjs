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
