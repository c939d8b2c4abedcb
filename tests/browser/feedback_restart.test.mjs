// A report that waits survives the browser: closed without a network, started again, it goes once.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { FLAGS, folder, PHONE, settled, startPortal } from './harness.mjs';
import { chromium, chromiumPath } from './lib/paths.mjs';
import { fill, goesOffline, GOOD, look, threadOf } from './lib/report.mjs';

const host = await startPortal();
const profile = folder('profile');
const open = [];
after(() => Promise.all(open.map((context) => context.close().catch(() => null))));

async function start() {
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: chromiumPath(), headless: true, args: FLAGS, viewport: { width: PHONE.width, height: PHONE.height }, locale: 'zh-CN',
  });
  context.setDefaultTimeout(30_000);
  open.push(context);
  const sent = [];
  context.on('request', (request) => {
    if (request.method() === 'POST' && request.url().endsWith('/api/feedback')) sent.push(request.headers()['idempotency-key']);
  });
  return { context, page: context.pages()[0] ?? (await context.newPage()), sent };
}

test('closed while it waits and started again, the browser sends it by itself, exactly once', async () => {
  const first = await start();
  await first.page.goto(`${host.base}feedback/`);
  await first.page.waitForFunction(() => navigator.serviceWorker.controller !== null);
  await first.page.reload();
  await settled(first.page);
  await fill(first.page, { ...GOOD, place: '重启以前' });
  await first.page.locator('#f-point summary').click();
  await first.page.locator('#f-lat').fill('39.65432, 106.79876');
  await goesOffline(first);
  await look(first.page);
  await first.page.locator('#send').click();
  await first.page.locator('#kept', { hasText: '重启以前' }).waitFor();
  await first.context.close();

  // Still no network: it stands there and waits.
  const second = await start();
  await second.context.setOffline(true);
  await second.page.goto(`${host.base}feedback/`);
  await second.page.locator('#kept', { hasText: '重启以前' }).waitFor();
  assert.match(await second.page.locator('#kept').innerText(), /还没有送到/);
  await second.context.close();

  // With a network, on whichever page is opened first.
  const third = await start();
  const stored = third.page.waitForResponse((response) => response.url().endsWith('/api/feedback') && response.status() === 201);
  await third.page.goto(`${host.base}tasks/`);
  const receipt = await (await stored).json();
  await third.page.goto(`${host.base}feedback/`);
  await third.page.locator('#kept .code', { hasText: receipt.code }).waitFor();
  assert.equal(new Set([...first.sent, ...second.sent, ...third.sent]).size, 1, 'one key for every try');
  const { feedback } = await threadOf(host.base, receipt.code);
  assert.deepEqual([feedback.place, feedback.lat, feedback.lon], ['重启以前', '39.65432', '106.79876']);
  await third.context.close();

  const fourth = await start();
  await fourth.page.goto(`${host.base}feedback/`);
  await settled(fourth.page);
  await fourth.page.locator('#kept .code', { hasText: receipt.code }).waitFor();
  await fourth.page.waitForTimeout(1000);
  assert.deepEqual(fourth.sent, [], 'what was sent is not sent again');
  await fourth.context.close();
});
