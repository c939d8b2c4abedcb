// Spoilt files and broken networks: said, not drawn, and mended by one button.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DESKTOP, go, settled, startPlain, startPortal, visit } from './harness.mjs';
import { violations } from './lib/axe.mjs';
import { STATION } from './lib/routes.mjs';
import { fileOf, manifest, ownSite, spoil } from './lib/tamper.mjs';

const HOSTS = { 'own server': startPortal, 'plain host': (site) => startPlain(site, '/') };

/** Nothing of what cannot be trusted is there, and no sentence says that it was checked. */
async function nothingDrawn(page) {
  assert.equal(await page.locator('main canvas').count(), 0, 'no chart');
  assert.equal(await page.locator('main .verdict').count(), 0, 'no verdict');
  assert.doesNotMatch(await page.locator('footer').innerText(), /与发布清单一致/, 'the foot must not say that all is as released');
}

for (const [kind, start] of Object.entries(HOSTS)) {
  test(`${kind}: one changed byte in a table is found, and shown again once mended`, () => {
    const site = ownSite();
    const path = fileOf(site, 'air_hours', `${STATION}/2025-02`);
    const mend = spoil(site, path);
    return start(site).then((host) => visit(`tampered ${kind}`, host.base, DESKTOP, async ({ page }) => {
      await go(page, `${host.base}air/150300/${STATION}/`);
      const state = page.locator('.state.tampered');
      assert.ok((await state.innerText()).includes(path), 'it names the file');
      await nothingDrawn(page);
      assert.deepEqual(await violations(page), []);
      await state.getByRole('button', { name: '再试一次' }).click();
      await state.waitFor();
      await nothingDrawn(page);

      mend();
      await state.getByRole('button', { name: '再试一次' }).click();
      await page.locator('figure.figure canvas').first().waitFor();
      await settled(page);
      assert.equal(await page.locator('.state.tampered').count(), 0);
      assert.match(await page.locator('footer').innerText(), /与发布清单一致/);
    }));
  });
}

test('a changed byte in one table leaves what rests on others', async () => {
  const site = ownSite();
  spoil(site, fileOf(site, 'history'));
  const host = await startPortal(site);
  await visit('tampered history', host.base, DESKTOP, async ({ page }) => {
    await go(page, host.base);
    await page.locator('footer .broken').waitFor();
    assert.equal(await page.locator('.verdict').count(), 1, 'the air is shown');
    assert.equal(await page.locator('#home-changed').count(), 0, 'the account of changes is not');
    assert.doesNotMatch(await page.locator('footer').innerText(), /与发布清单一致/);
    await go(page, `${host.base}verify/`);
    await page.locator('main .state.tampered').waitFor();
    assert.equal(await page.locator('main h1').count(), 1, 'and its own page says why');
  });
});

for (const [what, pathOf] of [['manifest', (site) => manifest(site).path], ['pointer to the manifest', () => 'data/head.json']]) {
  test(`a changed ${what} is found, and nothing is drawn from it`, async () => {
    const site = ownSite();
    // In the pointer the last digit before the twin's hash belongs to the manifest's.
    const mend = spoil(site, pathOf(site), what === 'manifest' ? undefined : '"manifest_br_sha256"');
    const host = await startPortal(site);
    await visit(`tampered ${what}`, host.base, DESKTOP, async ({ page }) => {
      await go(page, `${host.base}air/150300/`);
      await page.locator('main .state.tampered').waitFor();
      await nothingDrawn(page);
      assert.equal(await page.locator('.seal').count(), 0);
      mend();
      await page.locator('main .state.tampered').getByRole('button').click();
      await page.locator('main .verdict').waitFor();
    });
  });
}

const healthy = await startPortal();

test('without a network the page says so, and one button brings the data', () => visit('network', healthy.base, DESKTOP, async ({ page, context }) => {
  await context.route('**/data/blob/*', (route) => route.abort('internetdisconnected'));
  await go(page, `${healthy.base}air/150300/`);
  const state = page.locator('#alarm .state.failed');
  assert.match(await state.innerText(), /连不上网络/);
  assert.equal(await page.locator('.state.tampered').count(), 0);
  // The page that was written in advance stays, and claims no check.
  assert.equal(await page.locator('main .verdict').count(), 1);
  assert.ok(await page.locator('main .drawing.wide svg').first().isVisible());
  assert.equal(await page.locator('.seal-mark').count(), 0);
  assert.deepEqual(await violations(page), []);
  await context.unroute('**/data/blob/*');
  await state.getByRole('button', { name: '再试一次' }).click();
  await page.locator('main canvas').first().waitFor();
  await settled(page);
  assert.equal(await page.locator('.state.failed').count(), 0);
  assert.match(await page.locator('footer').innerText(), /与发布清单一致/);
}));

test('a server that fails is quoted with its answer', () => visit('status', healthy.base, DESKTOP, async ({ page, context }) => {
  await context.route('**/data/head.json', (route) => route.fulfill({ status: 503, body: 'no' }));
  await go(page, `${healthy.base}water/`);
  assert.match(await page.locator('#alarm .state.failed').innerText(), /503/);
  assert.equal(await page.locator('ul.sections').count(), 1);
  await context.unroute('**/data/head.json');
  await page.locator('#alarm .state.failed').getByRole('button').click();
  await page.locator('.seal-mark').first().waitFor();
}));

test('a page that is open stays when the network goes', () => visit('offline', healthy.base, DESKTOP, async ({ page, context }) => {
  await go(page, `${healthy.base}air/150300/`);
  await context.setOffline(true);
  await page.getByRole('button', { name: '7 天' }).click();
  await settled(page);
  assert.equal(await page.locator('main .verdict').count(), 1);
  await page.getByRole('link', { name: '水', exact: true }).click();
  await page.locator('main .state.failed, main ul.sections').waitFor();
  await context.setOffline(false);
  const retry = page.locator('main .state.failed').getByRole('button');
  if (await retry.count()) await retry.click();
  await page.locator('ul.sections').waitFor();
}));
