// Without a network: the portal opens with the record seen last and says how old it is; a new release is told.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { go, PHONE, settled, startPortal, visit } from './harness.mjs';

const host = await startPortal();

/** Waits until the service worker has taken the page into its care. */
async function kept(page) {
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
  // What was fetched before the worker ran is fetched again through it.
  await page.reload();
  await settled(page);
}

test('a page seen before opens without a network, checked, and says how old its record is', () => visit('offline kept', host.base, PHONE, async ({ page, context }) => {
  await go(page, `${host.base}air/150300/`);
  await kept(page);
  await context.setOffline(true);
  await page.reload();
  await settled(page);
  assert.match(await page.locator('.notice.kept').innerText(), /没有网络.*存在本机的记录/);
  assert.match(await page.locator('footer').innerText(), /与发布清单一致/, 'what was kept is checked like anything else');
  assert.equal(await page.locator('main .verdict').count(), 1);
  await context.setOffline(false);
  await page.reload();
  await settled(page);
  assert.equal(await page.locator('.notice.kept').count(), 0);
}));

test('an address never seen leads to the first page kept, not to nothing', () => visit('offline home', host.base, PHONE, async ({ page, context }) => {
  await go(page, host.base);
  await kept(page);
  await context.setOffline(true);
  const answer = await page.goto(`${host.base}duties/`);
  assert.equal(answer.status(), 200);
  assert.equal(await page.locator('h1').count(), 1);
  await context.setOffline(false);
}));
