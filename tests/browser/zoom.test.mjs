// Zooming and moving in time: by keys, wheel, brush, fingers and buttons; what is shown stands in the address.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DESKTOP, drawn, frames, go, PHONE, startPortal, visit } from './harness.mjs';
import { moveTo, reading } from './lib/cursor.mjs';
import { STATION } from './lib/routes.mjs';

const host = await startPortal();
const WEEK = `air/150300/${STATION}/?item=pm10&period=168`;
const on = (name, path, body, screen = DESKTOP, options) => test(name, () => visit(name, host.base, screen, async (visited) => {
  await go(visited.page, host.base + path);
  await body(visited.page.locator('figure.figure').first(), visited.page);
}, options));

/** The stretch in the address, in hours; none without one. */
const stretch = (page) => page.evaluate(() => {
  const query = new URL(location.href).searchParams;
  return query.get('from') && (Date.parse(query.get('to')) - Date.parse(query.get('from'))) / 3_600_000;
});
const changed = (page, before) => page.waitForFunction((before) => new URL(location.href).searchParams.get('from') !== before, before);
const from = (page) => page.evaluate(() => new URL(location.href).searchParams.get('from'));

on('keys zoom around the cursor, arrows take the drawing along, 0 shows all', WEEK, async (figure, page) => {
  await moveTo(figure, 80);
  const before = await reading(figure);
  await page.keyboard.press('+');
  await page.keyboard.press('+');
  await changed(page, null);
  assert.equal(Math.round(await stretch(page)), 42, 'a quarter of 167 hours');
  const near = await reading(figure);
  assert.deepEqual([near.words, near.index], [before.words, before.index], 'the cursor stays on its hour');
  assert.ok(Math.abs(near.x - before.x) <= 1.5, `and where it was: ${before.x}, ${near.x}`);
  assert.match(await figure.locator('[role=status]').textContent(), /图中为 .* 至 /);
  const at = await from(page);
  for (let i = 0; i < 3; i += 1) await page.keyboard.press('Shift+ArrowRight');
  await changed(page, at);
  const far = await reading(figure);
  assert.equal(far.index, 152);
  assert.ok(far.x !== null, 'the cursor is still seen');
  assert.equal(Math.round(await stretch(page)), 42);
  await page.keyboard.press('0');
  await changed(page, await from(page));
  assert.equal(await stretch(page), null);
});

on('an address with a stretch shows it, also in another item', `${WEEK}&from=2025-02-12T00:00&to=2025-02-13T00:00`, async (figure, page) => {
  await moveTo(figure, 0);
  assert.equal(Math.round(await stretch(page)), 24, 'the drawing follows the cursor to the first hour');
  await go(page, `${host.base}${WEEK}&from=2025-02-12T00:00&to=2025-02-13T00:00`);
  await page.getByRole('button', { name: 'CO', exact: true }).click();
  await page.waitForFunction(() => new URL(location.href).searchParams.get('item') === 'co');
  assert.equal(Math.round(await stretch(page)), 24);
  await go(page, `${host.base}${WEEK}&from=hello&to=%2C`);
  await drawn(page);
});

on('a mouse draws over a stretch, the wheel zooms with Ctrl and scrolls without', WEEK, async (figure, page) => {
  await figure.locator('.drawing').scrollIntoViewIfNeeded();
  const box = await figure.locator('.drawing').boundingBox();
  const y = box.y + box.height / 2;
  await page.mouse.move(box.x + 200, y);
  await page.mouse.down();
  await page.mouse.move(box.x + 300, y, { steps: 4 });
  assert.equal(await figure.locator('.brush').count(), 1);
  await page.mouse.up();
  await changed(page, null);
  const chosen = await stretch(page);
  assert.ok(chosen > 10 && chosen < 60, `${chosen} hours`);
  assert.equal(await figure.locator('.brush').count(), 0);
  await page.evaluate(() => document.activeElement.blur());
  const [at, scrolled] = [await from(page), await page.evaluate(() => scrollY)];
  await page.mouse.wheel(0, 60);
  await page.waitForFunction((before) => scrollY > before, scrolled);
  assert.equal(await from(page), at, 'a plain wheel is the page\'s');
  await page.keyboard.down('Control');
  await page.mouse.wheel(0, -200);
  await page.keyboard.up('Control');
  await changed(page, at);
  assert.ok(await stretch(page) < chosen);
  await figure.locator('.hit').dblclick();
  await page.waitForFunction(() => !location.search.includes('from'));
});

on('buttons do the same, large enough for a finger', WEEK, async (figure, page) => {
  const button = (name) => figure.getByRole('button', { name, exact: true });
  for (const name of ['放大', '缩小', '看全部时段']) {
    const box = await button(name).boundingBox();
    assert.ok(box.width >= 44 && box.height >= 44, name);
  }
  await button('放大').click();
  await changed(page, null);
  assert.equal(Math.round(await stretch(page)), 84);
  await button('看全部时段').click();
  await page.waitForFunction(() => !location.search.includes('from'));
}, PHONE);

on('two fingers that part zoom in', WEEK, async (figure, page) => {
  await figure.locator('.drawing').scrollIntoViewIfNeeded();
  const box = await figure.locator('.drawing').boundingBox();
  const touch = await page.context().newCDPSession(page);
  const send = (type, xs) => touch.send('Input.dispatchTouchEvent', { type, touchPoints: xs.map((x, id) => ({ x: box.x + x, y: box.y + 100, id })) });
  await send('touchStart', [140]);
  await send('touchStart', [140, 180]);
  for (const apart of [50, 70, 90, 110]) await send('touchMove', [160 - apart / 2, 160 + apart / 2]);
  await send('touchEnd', []);
  await frames(page);
  await changed(page, null);
  assert.ok(await stretch(page) < 90, `${await stretch(page)} hours`);
}, PHONE, { hasTouch: true });
