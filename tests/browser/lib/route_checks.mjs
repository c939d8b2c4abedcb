// What must hold on every route, in both languages, light and dark.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { drawn, exceptIntended404, frames, go, startPortal, visit } from '../harness.mjs';
import { violations } from './axe.mjs';
import { ROUTES } from './routes.mjs';

/** Declares a test for each route on this screen. */
export async function checkRoutes(screenName, screen) {
  const host = await startPortal();
  for (const route of ROUTES) {
    const name = `${screenName}: /${route.path}`;
    test(name, () => visit(name, host.base, screen, (visited) => check(visited, host.base + route.path, route)));
  }
}

async function check({ page, watched }, url, route) {
  const response = await go(page, url);
  const status = route.missing ? 404 : 200;
  const faults = response.status() === status ? [] : [`status ${response.status()}, not ${status}`];
  faults.push(...(await misnamed(page, route)));
  faults.push(...(await looks(page, 'light')));
  await page.emulateMedia({ colorScheme: 'dark' });
  await frames(page);
  await drawn(page);
  faults.push(...(await looks(page, 'dark')));
  const problems = watched.problems();
  faults.push(...(route.missing ? exceptIntended404(problems, url) : problems));
  // All at once: a page is mended in one go.
  assert.deepEqual(faults, []);
}

async function looks(page, scheme) {
  return [...(await overflowing(page)), ...(await violations(page))].map((fault) => `${scheme}: ${fault}`);
}

async function misnamed(page, route) {
  const [headings, title, lang] = [
    await page.locator('h1').allInnerTexts(),
    await page.title(),
    await page.locator('html').getAttribute('lang'),
  ];
  return [
    headings.length === 1 && headings[0] === route.heading ? null : `headings ${JSON.stringify(headings)}, not ${route.heading}`,
    lang === route.tag ? null : `language ${lang}`,
    title.endsWith(route.site) ? null : `the title does not name the site: ${title}`,
    title.includes(route.named) ? null : `the title does not name the page (${route.named}): ${title}`,
  ].filter(Boolean);
}

/** Nothing is wider than the window; tables and alike scroll by themselves. */
async function overflowing(page) {
  return page.evaluate(() => {
    const room = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= room) return [];
    const scrolls = (node) => node && node !== document.body && (getComputedStyle(node).overflowX !== 'visible' || scrolls(node.parentElement));
    return [...document.querySelectorAll('body *')]
      .filter((node) => node.getBoundingClientRect().right > room + 0.5 && !scrolls(node.parentElement))
      .map((node) => `${node.tagName.toLowerCase()}.${node.className?.baseVal ?? node.className}: ${Math.round(node.getBoundingClientRect().right)} of ${room}`)
      .slice(0, 5)
      .concat(`page: ${document.documentElement.scrollWidth} of ${room}`);
  });
}
