// Water: the classes on the pages are those that the source published.
import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { DESKTOP, go, startPortal, visit } from './harness.mjs';
import { records } from './lib/csv.mjs';
import { DATA } from './lib/paths.mjs';
import { SECTION } from './lib/routes.mjs';
import { chartTable } from './lib/tables.mjs';

const host = await startPortal();

/** Timed rows of a section, one a time (a later row stands for an earlier one), oldest first. */
function readings(file) {
  const byTime = new Map();
  for (const row of records(`water/${file}`)) if (/^\d/.test(row.监测时间)) byTime.set(row.监测时间, row);
  return [...byTime.values()].sort((a, b) => a.监测时间.localeCompare(b.监测时间));
}

const words = (time) => {
  const [month, day, clock] = time.split(/[- ]/);
  return `2021年${Number(month)}月${Number(day)}日 ${clock}`;
};

test('every section stands with its newest published class', () => visit('water', host.base, DESKTOP, async ({ page }) => {
  await go(page, `${host.base}water/`);
  const shown = new Map(await page.locator('ul.sections > li').evaluateAll((all) => all.map((row) => [
    row.querySelector('a').innerText.trim(),
    row.innerText,
  ])));
  const files = readdirSync(join(DATA, 'water'));
  assert.equal(shown.size, files.length);
  for (const file of files) {
    const name = records(`water/${file}`)[0].断面名称;
    const newest = readings(file).filter((row) => row.水质类别 !== '*').at(-1);
    const text = shown.get(name);
    if (!newest) {
      assert.doesNotMatch(text, /[ⅠⅡⅢⅣⅤ]类/, `${name} was never classed`);
      continue;
    }
    assert.ok(text.includes(`${newest.水质类别}类`), `${name}: ${newest.水质类别}, but ${text}`);
    assert.ok(text.includes(words(newest.监测时间)), `${name}: ${newest.监测时间}, but ${text}`);
  }
}));

test('a section shows each reading once, with its class', () => visit('section', host.base, DESKTOP, async ({ page }) => {
  await go(page, `${host.base}water/${SECTION}/`);
  const rows = await chartTable(page.locator('figure.figure'));
  const expected = readings(`${SECTION}.csv`).reverse().map((row) => [
    words(row.监测时间),
    row['高锰酸盐指数(mg/L)'],
    row.水质类别 === '*' ? '—' : `${row.水质类别}类`,
  ]);
  assert.deepEqual(rows.map((row) => row.slice(0, 3)), expected);
}));

test('what a section does not measure is told, not drawn as zero', () => visit('not monitored', host.base, DESKTOP, async ({ page }) => {
  await go(page, `${host.base}water/${SECTION}/?item=tp`);
  assert.ok(readings(`${SECTION}.csv`).every((row) => row['总磷(mg/L)'] === '*'), 'the source marks it as not monitored');
  const rows = await chartTable(page.locator('figure.figure'));
  assert.deepEqual([...new Set(rows.map((row) => row[1]))], ['未监测']);
}));
