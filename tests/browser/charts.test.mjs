// Charts: what is painted, at which sharpness, and what a gap looks like.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DESKTOP, drawn, frames, go, PHONE, startPortal, visit } from './harness.mjs';
import { hours, ITEMS, moment, places, stations, value } from './lib/air_record.mjs';
import { moveTo, reading } from './lib/cursor.mjs';
import { COLOURS, countOf, painted, sizes } from './lib/pixels.mjs';
import { STATION } from './lib/routes.mjs';

const host = await startPortal();
const on = (name, path, screen, body, options) => test(name, () => visit(name, host.base, screen, async (visited) => {
  await go(visited.page, host.base + path);
  await body(visited);
}, options));
const LINE = 120;

const accents = new Map();
for (const dpr of [1, 2, 3]) {
  on(`one pixel of the canvas for each of the screen at ratio ${dpr}`, '', { ...PHONE, dpr }, async ({ page }) => {
    const canvas = page.locator('.drawing canvas').first();
    const { css, store, ratio } = await sizes(canvas);
    assert.equal(ratio, dpr);
    for (const i of [0, 1]) assert.ok(Math.abs(store[i] - css[i] * dpr) <= 1, `${store[i]} for ${css[i]} × ${dpr}`);
    const accent = await countOf(canvas, COLOURS.light.accent);
    accents.set(dpr, accent);
    assert.ok(accent > LINE * dpr, `a line is painted: ${accent} pixels`);
    // A small drawing blown up would have no more of its own pixels.
    if (dpr > 1 && accents.has(1)) assert.ok(accent > accents.get(1) * dpr, `${accent} against ${accents.get(1)}`);
  });
}

on('dark paints dark colours, also when the reader changes over', `air/150300/${STATION}/`, DESKTOP, async ({ page }) => {
  const canvas = page.locator('.drawing canvas').first();
  const line = async () => [await countOf(canvas, COLOURS.light.accent), await countOf(canvas, COLOURS.dark.accent)];
  const [light, notYet] = await line();
  assert.ok(light > LINE && notYet === 0, `light: ${light}, dark: ${notYet}`);
  await page.emulateMedia({ colorScheme: 'dark' });
  await frames(page);
  await drawn(page);
  const [left, dark] = await line();
  assert.ok(dark > LINE && left === 0, `light: ${left}, dark: ${dark}`);
});

for (const [name, path] of [['ranked stations', 'air/'], ['a section', 'water/haibowan/'], ['targets', 'targets/']]) {
  on(`something is painted: ${name}`, path, DESKTOP, async ({ page }) => {
    const canvas = page.locator('.drawing canvas').first();
    const { store } = await sizes(canvas);
    const share = (await painted(canvas)) / (store[0] * store[1]);
    assert.ok(share > 0.005, `${share} of the canvas`);
  });
}

on('from 1280 to 360 px the chart is drawn anew', `air/150300/${STATION}/?period=168`, DESKTOP, async ({ page }) => {
  const canvas = page.locator('.drawing canvas').first();
  const wide = await sizes(canvas);
  await page.setViewportSize({ width: 360, height: 740 });
  await page.waitForFunction((was) => document.querySelector('.drawing canvas').width < was, wide.store[0]);
  await drawn(page);
  const narrow = await sizes(canvas);
  assert.ok(narrow.css[0] < 360 && wide.css[0] > 600);
  assert.ok(Math.abs(narrow.store[0] - narrow.css[0]) <= 1);
  assert.ok((await countOf(canvas, COLOURS.light.accent)) > LINE);
});

/** The longest gap with values on both sides in the newest week of any station and item. */
function longestGap() {
  const week = hours(168);
  let best = { length: 0 };
  for (const station of stations) {
    for (const item of Object.keys(ITEMS).filter((item) => item !== 'aqi')) {
      let from = null;
      week.forEach((stamp, i) => {
        if (value(station, item, stamp)) {
          if (from !== null && i - from - 1 > best.length) best = { station, item, from, to: i, length: i - from - 1 };
          from = i;
        }
      });
    }
  }
  return best;
}

const gap = longestGap();
on('a gap is hatched and not bridged', `air/${places.get(gap.station).region}/${gap.station}/?item=${gap.item}&period=168`, { ...DESKTOP, dpr: 3 }, async ({ page }) => {
  assert.ok(gap.length >= 3, `a gap of ${gap.length} hours is wide enough to look at`);
  const figure = page.locator('figure.figure').first();
  await moveTo(figure, gap.from);
  const before = await reading(figure);
  assert.ok(before.hasDot);
  await page.keyboard.press('ArrowRight');
  const inside = await reading(figure);
  assert.ok(!inside.hasDot, 'no dot stands at a missing value');
  assert.doesNotMatch(inside.words.split('  ')[1], /\d/, 'no number is read there');
  await moveTo(figure, gap.to);
  const after = await reading(figure);

  const canvas = figure.locator('canvas');
  const [from, to] = [before.x + 2, after.x - 2];
  assert.equal(await countOf(canvas, COLOURS.light.accent, { tolerance: 60, from, to }), 0, 'no line crosses the gap');
  const muted = (range) => countOf(canvas, COLOURS.light.muted, { tolerance: 30, ...range });
  const beside = { from: before.x - (to - from) - 2, to: before.x - 2 };
  const [hatch, labels] = [await muted({ from, to }), await muted(beside)];
  assert.ok(hatch > 3 * labels && hatch > 500, `the gap is hatched: ${hatch} against ${labels}`);
});

on('the hours that the source lacks are gaps in the whole record too', `air/150300/${STATION}/?item=pm10&period=all`, { ...DESKTOP, dpr: 3 }, async ({ page }) => {
  const figure = page.locator('figure.figure').first();
  const { last } = await reading(figure);
  const indexOf = (stamp) => last - (hours().length - 1 - hours().indexOf(stamp));
  const seen = {};
  for (const hour of ['04', '05', '06', '07', '08']) {
    await moveTo(figure, indexOf(`2025-01-04T${hour}:00`));
    seen[hour] = await reading(figure);
    assert.ok(seen[hour].words.startsWith(moment(`2025-01-04T${hour}:00`)), seen[hour].words);
  }
  assert.deepEqual(Object.values(seen).map((one) => one.hasDot), [true, false, false, false, true]);
  for (const hour of ['05', '06', '07']) assert.match(seen[hour].words, /来源缺这一时段/);
  const middle = seen['06'].x;
  const across = await countOf(figure.locator('canvas'), COLOURS.light.accent, { tolerance: 24, from: middle - 0.17, to: middle + 0.17 });
  assert.equal(across, 0, 'no line at the middle of the gap');
});
