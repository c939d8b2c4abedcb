// Reading a chart by keyboard and pointer: the same numbers as in its table.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DESKTOP, go, startPortal, visit } from './harness.mjs';
import { moveTo, reading } from './lib/cursor.mjs';
import { STATION } from './lib/routes.mjs';
import { chartTable } from './lib/tables.mjs';

const host = await startPortal();
const on = (name, path, body) => test(name, () => visit(name, host.base, DESKTOP, async (visited) => {
  await go(visited.page, host.base + path);
  await body(visited.page.locator('figure.figure').first(), visited.page);
}));
const HOURS = `air/150300/${STATION}/?item=pm10`;

on('keys move the cursor, and the words follow', HOURS, async (figure, page) => {
  const rows = (await chartTable(figure)).reverse().map((row) => row.join('  '));
  const slider = figure.getByRole('slider');
  await slider.focus();
  const start = await reading(figure);
  assert.equal(start.words, rows.at(-1), 'it begins at the newest hour');
  for (const [key, index] of [['ArrowLeft', rows.length - 2], ['Home', 0], ['ArrowLeft', 0], ['ArrowRight', 1], ['End', rows.length - 1], ['ArrowRight', rows.length - 1]]) {
    await slider.press(key);
    const now = await reading(figure);
    assert.deepEqual([now.index, now.words, now.seen.replace(/\s+/g, ' ')], [index, rows[index], rows[index].replace(/\s+/g, ' ')], key);
    assert.ok(now.x !== null, 'the cursor is seen');
  }
  await page.keyboard.press('Escape');
  assert.equal((await reading(figure)).x, null, 'Escape takes it away');
});

on('every point reads as in the table', HOURS, async (figure, page) => {
  const rows = (await chartTable(figure)).reverse();
  assert.equal(rows.length, 24);
  await moveTo(figure, 0);
  for (const row of rows) {
    assert.equal((await reading(figure)).words, row.join('  '));
    await page.keyboard.press('ArrowRight');
  }
});

on('the pointer reads the point that it is nearest to', HOURS, async (figure, page) => {
  const rows = (await chartTable(figure)).reverse().map((row) => row.join('  '));
  await moveTo(figure, 7);
  const { x } = await reading(figure);
  await page.keyboard.press('Escape');
  await page.evaluate(() => document.activeElement.blur());
  const box = await figure.locator('.drawing').boundingBox();
  await page.mouse.move(box.x + x + 1, box.y + box.height / 2);
  assert.equal((await reading(figure)).words, rows[7]);
  await page.mouse.move(box.x + x + 1, box.y - 60);
  assert.equal((await reading(figure)).x, null, 'and leaves with it');
});

on('ranked bars read as their table', 'air/', async (figure) => {
  const rows = await chartTable(figure);
  for (const index of [0, 1, rows.length - 1]) {
    await moveTo(figure, index);
    const { words } = await reading(figure);
    for (const cell of rows[index].slice(0, 3)) assert.ok(words.includes(cell), `${cell} in ${words}`);
  }
});

on('choosing another item or period changes the drawing and its words', HOURS, async (figure, page) => {
  const before = (await reading(figure)).words;
  await page.getByRole('button', { name: '7 天' }).click();
  await page.getByRole('button', { name: 'CO', exact: true }).click();
  await page.waitForFunction((words) => document.querySelector('[role=slider]').getAttribute('aria-valuetext') !== words, before);
  assert.equal((await chartTable(figure)).length, 168);
  assert.deepEqual(Object.fromEntries(new URL(page.url()).searchParams), { item: 'co', period: '168' });
  assert.equal(await page.getByRole('button', { name: 'CO', exact: true }).getAttribute('aria-pressed'), 'true');
});
