// What a reader can do with a table: sort, filter, copy, download; with and without the app.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { DESKTOP, PHONE, go, startPortal, visit } from './harness.mjs';
import { rowsOf } from './lib/tables.mjs';

const host = await startPortal();
const ofReader = (table) => table.evaluate((node) => {
  const text = (cell) => [...cell.childNodes].filter((one) => !(one.dataset && 'added' in one.dataset)).map((one) => one.textContent).join('').replace(/\s+/g, ' ').trim();
  return [...node.rows].filter((row) => !row.hidden).map((row) => [...row.cells].map(text));
});
const column = (rows, index) => rows.map((row) => row[index]);
const tableOf = (page) => page.locator('main [data-tools]:visible > table').first();
const parseCsv = (text) => text.replace(/^\ufeff/, '').trimEnd().split('\r\n').map((line) =>
  [...line.matchAll(/("(?:[^"]|"")*"|[^,]*)(?:,|$)/g)].slice(0, -1).map(([, cell]) => (cell.startsWith('"') ? cell.slice(1, -1).replace(/""/g, '"') : cell)));

for (const [name, block] of [['with the app', false], ['without the app', true]]) {
  test(`a table is sorted both ways, what is missing last, ${name}`, () => visit(`sort ${name}`, host.base, DESKTOP, async ({ page, context }) => {
    if (block) await context.route('**/*.wasm', (route) => route.abort());
    if (block) await page.goto(`${host.base}targets/`);
    else await go(page, `${host.base}targets/`);
    const table = tableOf(page);
    const heads = await table.locator('thead th').count();
    const index = heads - 1;
    const before = await rowsOf(table);
    const button = table.locator('thead th').nth(index).locator('button.sort');
    assert.match(await button.getAttribute('aria-label'), /按.+排序/);
    await button.click();
    assert.equal(await table.locator('thead th').nth(index).getAttribute('aria-sort'), 'ascending');
    const up = await rowsOf(table);
    await button.click();
    assert.equal(await table.locator('thead th').nth(index).getAttribute('aria-sort'), 'descending');
    const down = await rowsOf(table);
    const isMissing = (value) => /^[—–-]?$/.test(value);
    const present = (rows) => column(rows, index).filter((value) => !isMissing(value));
    assert.deepEqual(present(down), [...present(up)].reverse().sort((a, b) => present(down).indexOf(a) - present(down).indexOf(b)), 'the other way round');
    for (const rows of [up, down]) {
      const first = column(rows, index).findIndex(isMissing);
      if (first >= 0) assert.ok(column(rows, index).slice(first).every(isMissing), 'missing ones stand last');
    }
    assert.deepEqual([...up].map(String).sort(), [...before].map(String).sort(), 'no row is lost or changed');
  }));
}

test('only rows with all the words are kept, and copying gives what is seen', () => visit('filter', host.base, DESKTOP, async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await go(page, `${host.base}air/`);
  await page.locator('figure.figure details summary').first().click();
  const table = page.locator('figure.figure [data-tools] > table').first();
  await table.waitFor();
  const tools = table.locator('xpath=following-sibling::div');
  const all = await ofReader(table);
  const word = all[3][0].slice(0, 2);
  await tools.locator('input').fill(word);
  const kept = await ofReader(table);
  assert.deepEqual(kept, [all[0], ...all.slice(1).filter((row) => row.join('').includes(word))]);
  assert.ok(kept.length < all.length);
  await tools.getByRole('button', { name: '复制' }).click();
  await tools.getByRole('button', { name: '已复制' }).waitFor();
  const copied = (await page.evaluate(() => navigator.clipboard.readText())).split('\n').map((line) => line.split('\t'));
  assert.deepEqual(copied, kept);
}));

test('a download holds the same cells, and flags what is made up', () => visit('download', host.base, DESKTOP, async ({ page }) => {
  for (const [path, flag] of [['targets/', false], ['air/sample-banner/', true]]) {
    await go(page, host.base + path);
    const table = tableOf(page);
    await table.waitFor();
    const shown = await ofReader(table);
    const [download] = await Promise.all([page.waitForEvent('download'), table.locator('xpath=following-sibling::div').getByRole('button', { name: '下载 CSV' }).click()]);
    assert.match(download.suggestedFilename(), /\.csv$/);
    const rows = parseCsv(readFileSync(await download.path(), 'utf8'));
    const expected = flag ? shown.map((row, index) => [...row, index === 0 ? '示例数据' : 'true']) : shown;
    assert.deepEqual(rows.map((row) => row.map((cell) => cell.replace(/^'/, ''))), expected, path);
  }
}));

test('what a script adds moves nothing on the page', () => visit('table shift', host.base, PHONE, async ({ page }) => {
  await page.addInitScript(() => {
    window.shift = 0;
    new PerformanceObserver((list) => list.getEntries().forEach((one) => { window.shift += one.value; })).observe({ type: 'layout-shift', buffered: true });
  });
  await go(page, `${host.base}targets/`);
  assert.ok(await page.evaluate(() => window.shift) < 0.005, `${await page.evaluate(() => window.shift)}`);
}));
