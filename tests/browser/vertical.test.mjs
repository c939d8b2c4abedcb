// Ready for vertical scripts: the portal in a pseudo-language that is written from top to bottom, its lines from left
// to right, as Mongolian is. Nothing may run out of the page across its lines, and no block may cover the next.
import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { test } from 'node:test';
import { DESKTOP, PHONE, startPortal, visit } from './harness.mjs';
import { VIEWS } from './lib/routes.mjs';

const host = await startPortal();
const pictures = fileURLToPath(new URL('../../target/vertical/', import.meta.url));
mkdirSync(pictures, { recursive: true });

/** Turns the page; what is written in Latin letters lies on its side, as it does in Mongolian print. */
const turn = (page) => page.evaluate(() => {
  document.documentElement.lang = 'mn-Mong';
  document.documentElement.style.writingMode = 'vertical-lr';
});

function faults() {
  const root = document.documentElement;
  const found = [];
  if (root.scrollHeight > innerHeight + 1) found.push(`the page is ${root.scrollHeight} px high in ${innerHeight}`);
  const shown = (node) => node.getClientRects().length > 0 && getComputedStyle(node).visibility !== 'hidden';
  const blocks = [...document.querySelectorAll('#page :is(h1,h2,h3,p,ul,ol,dl,table,figure,form,nav,section,details)')]
    .filter((node) => shown(node) && !node.closest('.unseen,.scroll,svg,.drawing') && !['absolute', 'fixed'].includes(getComputedStyle(node).position));
  const name = (node) => `${node.tagName.toLowerCase()}.${node.className} “${node.textContent.trim().slice(0, 20)}”`;
  for (const node of blocks) {
    const box = node.getBoundingClientRect();
    if (box.bottom > innerHeight + 1 || box.top < -1) found.push(`${name(node)} from ${Math.round(box.top)} to ${Math.round(box.bottom)} of ${innerHeight}`);
    // The next block of the same parent begins behind this one, or beside it.
    const next = blocks.find((other) => other.parentNode === node.parentNode && node.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING);
    const after = next?.getBoundingClientRect();
    const covers = after && Math.min(box.right, after.right) - Math.max(box.left, after.left) > 2 && Math.min(box.bottom, after.bottom) - Math.max(box.top, after.top) > 2;
    if (covers) found.push(`${name(node)} covers ${name(next)}`);
  }
  return found.slice(0, 10);
}

for (const [screenName, screen] of [['phone', PHONE], ['desktop', DESKTOP]]) {
  test(`every page turns, ${screenName}`, () => visit(`vertical ${screenName}`, host.base, screen, async ({ page, context }) => {
    // As the pages were written: the app draws the same markup.
    await context.route('**/*.wasm', (route) => route.abort());
    const wrong = {};
    for (const route of VIEWS.filter((route) => route.lang === 'zh' && !route.missing && !route.path.includes('?'))) {
      await page.goto(host.base + route.path, { waitUntil: 'domcontentloaded' });
      await turn(page);
      const found = await page.evaluate(faults);
      if (found.length > 0) wrong[route.path] = found;
      await page.screenshot({ path: `${pictures}${screenName}-${route.path.replace(/\W+/g, '_') || 'home'}.png` });
    }
    assert.deepEqual(wrong, {});
  }));
}
