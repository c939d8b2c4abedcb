// Deep links opened cold: on the portal's own server, and on a plain host under a sub-path.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DESKTOP, exceptIntended404, go, settled, startPlain, startPortal, visit } from './harness.mjs';
import { ROUTES } from './lib/routes.mjs';

const hosts = { 'own server': await startPortal(), 'plain host, sub-path': await startPlain() };
const deep = ROUTES.filter((route) => ['', 'air/150300/3621A/', 'en/tasks/HH2020-05/', 'water/haibowan/', 'feedback/', 'no/such/page/at/all/'].includes(route.path));

for (const [kind, host] of Object.entries(hosts)) {
  for (const route of deep) {
    const name = `${kind}: /${route.path} opened cold`;
    test(name, () => visit(name, host.base, DESKTOP, async ({ page, watched }) => {
      const url = host.base + route.path;
      await go(page, url);
      assert.equal(await page.locator('h1').innerText(), route.heading);
      const links = await page.locator('a[href]:not([rel~=external])').evaluateAll((all) => all.map((link) => link.href));
      assert.ok(links.length > 5);
      assert.deepEqual(links.filter((link) => !link.startsWith(host.base)), [], 'links stay on the site');
      const problems = watched.problems();
      assert.deepEqual(route.missing ? exceptIntended404(problems, url) : problems, []);

      await page.locator('header a.name').click();
      await page.waitForURL((to) => [host.base, `${host.base}en/`].includes(to.href));
      await page.locator('.verdict').waitFor();
      await settled(page);
      assert.equal(await page.locator('.verdict').count(), 1, 'the home page is there');
    }));
  }

  test(`${kind}: an address without its last slash is found, with its state`, () => visit('slash', host.base, DESKTOP, async ({ page }) => {
    await go(page, `${host.base}tasks?theme=mining`);
    assert.equal(page.url(), `${host.base}tasks/?theme=mining`);
    assert.equal(await page.getByLabel('领域').inputValue(), 'mining');
  }));
}
