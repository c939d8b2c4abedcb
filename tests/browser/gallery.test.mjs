// Every component with its examples: accessible in light, dark and forced colours, and at 320 px nothing overflows.
import assert from 'node:assert/strict';
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { test } from 'node:test';
import { startPlain, visit } from './harness.mjs';
import { violations } from './lib/axe.mjs';

const folder = fileURLToPath(new URL('../../target/gallery', import.meta.url));
assert.ok(existsSync(join(folder, 'index.html')), 'make gallery writes the page that is looked at here');
const host = await startPlain(folder, '/');
const pictures = join(folder, 'pictures');
mkdirSync(pictures, { recursive: true });

for (const file of ['index.html', 'en.html']) {
  for (const dark of [false, true]) {
    const name = `${file.replace('.html', '')}-${dark ? 'dark' : 'light'}`;
    test(`gallery ${name}`, () => visit(`gallery ${name}`, host.base, { width: 320, height: 900, dpr: 1 }, async ({ page }) => {
      await page.goto(host.base + file);
      const wide = await page.evaluate(() => [...document.querySelectorAll('.example')].filter((one) => one.scrollWidth > innerWidth + 1).map((one) => `${one.dataset.component} · ${one.dataset.name}`));
      assert.deepEqual(wide, []);
      await page.screenshot({ path: join(pictures, `${name}.png`), fullPage: true });
      // Each by itself, as it stands on a page: examples of one component share names and identifiers.
      const count = await page.locator('.example').count();
      const faults = [];
      for (let at = 0; at < count; at += 1) {
        const shown = await page.evaluate((at) => {
          document.querySelectorAll('.example').forEach((one, index) => { one.hidden = index !== at; });
          const { component, name } = document.querySelectorAll('.example')[at].dataset;
          return `${component} · ${name}`;
        }, at);
        faults.push(...(await violations(page)).map((fault) => `${shown}: ${fault}`));
      }
      assert.ok(count > 40);
      assert.deepEqual(faults, []);
    }, { dark }));
  }
}
