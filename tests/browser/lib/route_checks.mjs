// What must hold on every route, light and dark, in normal and large type.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { drawn, exceptIntended404, frames, go, startPortal, visit } from '../harness.mjs';
import { violations, violationsOfColour } from './axe.mjs';
import { misplaced } from './layout.mjs';
import { VIEWS } from './routes.mjs';

/** 1280 × 1024 at 400 % (WCAG 2.2, 1.4.10). */
const ZOOMED = { width: 320, height: 256 };

/** Declares a test for each route of a language on this screen; with `zoomed` at 320 px too. */
export async function checkRoutes(screenName, screen, lang, { zoomed = false } = {}) {
  const host = await startPortal();
  for (const route of VIEWS.filter((route) => route.lang === lang)) {
    const name = `${screenName}: /${route.path}`;
    test(name, () => visit(name, host.base, screen, (visited) => check(visited, host.base + route.path, route, zoomed)));
  }
}

async function check({ page, watched }, url, route, zoomed) {
  const response = await go(page, url);
  const status = route.missing ? 404 : 200;
  const faults = response.status() === status ? [] : [`status ${response.status()}, not ${status}`];
  const look = async (name, ...checks) => {
    for (const check of checks) faults.push(...(await check(page)).map((fault) => `${name}: ${fault}`));
  };
  // One load for all: what is asked anew is what the change can have changed.
  faults.push(...(await misnamed(page, route)));
  await look('light', violations, misplaced);
  await recolour(page, 'dark');
  await look('dark', violationsOfColour);
  await switchSize(page);
  await look('large, dark', violationsOfColour, misplaced);
  await recolour(page, 'light');
  await look('large', violations);
  await switchSize(page);
  if (zoomed) {
    await page.setViewportSize(ZOOMED);
    await frames(page);
    await drawn(page);
    await look('320 px', violations, misplaced);
  }
  const problems = watched.problems();
  faults.push(...(route.missing ? exceptIntended404(problems, url) : problems));
  // All at once: a page is mended in one go.
  assert.deepEqual(faults, []);
}

async function recolour(page, colorScheme) {
  await page.emulateMedia({ colorScheme });
  await frames(page);
  await drawn(page);
}

/** Presses the reader's own switch of large type. */
async function switchSize(page) {
  await page.evaluate(() => document.querySelector('[data-size]').click());
  await frames(page);
  await drawn(page);
}

/** Characters of which every one has another form in traditional script. */
const SIMPLIFIED = /[这对时间为们个会发应该气质环实际监测数据开关来还没问题经过现]/gu;

async function misnamed(page, route) {
  const [headings, title, lang] = [
    await page.locator('h1').allInnerTexts(),
    await page.title(),
    await page.locator('html').getAttribute('lang'),
  ];
  const faults = [lang === route.tag ? null : `language ${lang}`];
  if (route.lang === 'hant') {
    const words = await page.evaluate(() => {
      const copy = document.body.cloneNode(true);
      copy.querySelectorAll('script, [lang]').forEach((node) => node.remove());
      return copy.textContent;
    });
    const left = [...new Set([...`${title}${words}`.matchAll(SIMPLIFIED)].map(([found]) => found))];
    faults.push(headings.length === 1 ? null : `headings ${JSON.stringify(headings)}`, left.length ? `in simplified form: ${left.join('')}` : null);
  } else {
    faults.push(
      headings.length === 1 && headings[0] === route.heading ? null : `headings ${JSON.stringify(headings)}, not ${route.heading}`,
      title.endsWith(route.site) ? null : `the title does not name the site: ${title}`,
      title.includes(route.named) ? null : `the title does not name the page (${route.named}): ${title}`,
    );
  }
  return faults.filter(Boolean);
}
