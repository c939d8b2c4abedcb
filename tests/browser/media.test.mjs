// What the reader's system asks for: few colours of its own, no motion, paper.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DESKTOP, drawn, frames, go, PHONE, startPortal, visit } from './harness.mjs';
import { pagesOf } from './lib/pdf.mjs';
import { STATION, TASK } from './lib/routes.mjs';

const host = await startPortal();
const SAMPLES = ['', 'air/150300/', `air/150300/${STATION}/`, 'water/', 'tasks/', `tasks/${TASK}/`, 'polluters/sample-coking/', 'warnings/', 'verify/'];

for (const dark of [false, true]) {
  test(`forced colours, ${dark ? 'dark' : 'light'}: marks, bars, lines and switches can be told apart`, () => visit('forced', host.base, DESKTOP, async ({ page }) => {
    for (const path of SAMPLES) {
      await go(page, host.base + path);
      const faults = await page.evaluate(() => {
        const faults = [];
        const colour = (node, name) => getComputedStyle(node)[name];
        const paper = colour(document.body, 'backgroundColor');
        for (const mark of document.querySelectorAll('.mark:not(.none), .days .day:not(.none)')) {
          if (colour(mark, 'backgroundColor') === paper) faults.push(`${mark.className} has lost its colour`);
          if (colour(mark, 'outlineColor') === paper || colour(mark, 'outlineStyle') === 'none') faults.push(`${mark.className} has no outline`);
        }
        for (const tab of document.querySelectorAll('.tabs')) {
          const line = (pressed) => colour(tab.querySelector(`[aria-pressed=${pressed}]`), 'borderBlockEndColor');
          if (line(true) === line(false)) faults.push('the chosen tab looks like the others');
        }
        const current = document.querySelector('.masthead nav a[aria-current]');
        const other = document.querySelector('.masthead nav a:not([aria-current])');
        if (current && colour(current, 'borderBlockEndColor') === colour(other, 'borderBlockEndColor')) faults.push('the present section looks like the others');
        for (const bar of document.querySelectorAll('svg.bar')) {
          const [ground, filled] = ['.ground', '.filled'].map((part) => bar.querySelector(part));
          if (colour(ground, 'stroke') === paper) faults.push('a bar without an edge');
          if (filled && [colour(ground, 'fill'), paper].includes(colour(filled, 'fill'))) faults.push('what a bar is filled with looks like its ground');
          const due = bar.querySelector('.due');
          if (due && [paper, colour(filled ?? ground, 'fill')].includes(colour(due, 'stroke'))) faults.push('the mark of today is not seen');
        }
        return [...new Set(faults)];
      });
      assert.deepEqual(faults, [], path);
      // Every canvas paints its line in a colour that is far from the paper.
      const contrast = await page.evaluate(() => [...document.querySelectorAll('.drawing canvas')].map((canvas) => {
        const light = (r, g, b) => [r, g, b].map((part) => (part / 255 <= 0.04045 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4))
          .reduce((sum, part, i) => sum + part * [0.2126, 0.7152, 0.0722][i], 0);
        const paper = light(...getComputedStyle(document.body).backgroundColor.match(/\d+/g).map(Number));
        const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
        let strong = 0;
        for (let at = 0; at < data.length; at += 4) {
          if (data[at + 3] < 200) continue;
          const [a, b] = [light(data[at], data[at + 1], data[at + 2]), paper].sort((a, b) => b - a);
          if ((a + 0.05) / (b + 0.05) >= 3) strong += 1;
        }
        return strong;
      }));
      for (const strong of contrast) assert.ok(strong > 100, `${path}: ${strong} pixels of a chart stand out`);
      const focused = await page.evaluate(() => {
        const node = [...document.querySelectorAll('main a[href], main button, footer a')].find((one) => one.checkVisibility());
        node.focus({ focusVisible: true });
        const style = getComputedStyle(node);
        return [style.outlineStyle, Number.parseFloat(style.outlineWidth), style.outlineColor !== getComputedStyle(document.body).backgroundColor];
      });
      assert.deepEqual(focused, ['solid', 3, true], path);
    }
  }, { forcedColors: 'active', dark }));
}

test('with reduced motion nothing moves', () => visit('motion', host.base, PHONE, async ({ page }) => {
  for (const path of ['', 'tasks/', 'feedback/', 'air/150300/']) {
    await go(page, host.base + path);
    const moving = await page.evaluate(() => {
      const seconds = (text) => Math.max(...text.split(',').map((part) => Number.parseFloat(part)));
      const all = [...document.querySelectorAll('*')].filter((node) => {
        const style = getComputedStyle(node);
        return seconds(style.transitionDuration) > 0 || (style.animationName !== 'none' && seconds(style.animationDuration) > 0);
      });
      return [all.map((node) => node.className), document.getAnimations().length, getComputedStyle(document.documentElement).scrollBehavior];
    });
    assert.deepEqual(moving, [[], 0, 'auto'], path);
  }
}, { reducedMotion: 'reduce' }));

for (const [path, heading] of [['', '现在能出'], [`tasks/${TASK}/`, '禁燃区散煤治理'], ['bulletins/2025-01/', '2025年1月环境公报'], [`air/150300/${STATION}/`, '聚英学校']]) {
  test(`on paper: /${path}`, () => visit('print', host.base, DESKTOP, async ({ page }) => {
    await go(page, host.base + path);
    await page.emulateMedia({ media: 'print' });
    await frames(page);
    assert.equal(await page.locator('nav:visible, .skip:visible, button:visible, select:visible, input:visible, summary:visible, .tabs:visible').count(), 0, 'no control and no navigation');
    const [ink, paper] = await page.evaluate(() => [getComputedStyle(document.body).color, getComputedStyle(document.body).backgroundColor]);
    assert.deepEqual([ink, paper], ['rgb(0, 0, 0)', 'rgb(255, 255, 255)']);
    // At the width of the paper no table is wider than it.
    await page.setViewportSize({ width: 658, height: 960 });
    await frames(page);
    const wide = await page.evaluate(() => [...document.querySelectorAll('main table, main figure, main p')]
      .filter((node) => node.checkVisibility() && node.getBoundingClientRect().right > innerWidth + 1)
      .map((node) => `${node.tagName} ${node.innerText.slice(0, 30)}: ${Math.round(node.getBoundingClientRect().right)}`));
    assert.deepEqual(wide, []);
    await page.emulateMedia({ media: null });
    await page.setViewportSize(DESKTOP);
    await drawn(page);
    const sheets = pagesOf(await page.pdf({ preferCSSPageSize: true })).map((sheet) => sheet.normalize('NFKC').replace(/\s+/g, ''));
    const words = sheets.join('');
    assert.ok(words.includes(heading), `the words can be read: ${words.slice(0, 80)}`);
    for (const control of ['跳到正文', '大字', 'English', '更多栏目', '数据下载']) assert.ok(!words.includes(control), control);
    sheets.forEach((sheet, i) => assert.ok(sheet.startsWith(`${i + 1}/${sheets.length}`), `sheet ${i + 1} has its number: ${sheet.slice(0, 20)}`));
    for (const sheet of sheets) assert.ok(sheet.length > 60, `no sheet is all but empty: ${sheet}`);
    // Where a link leads is written out (its brackets as the form NFKC has them).
    const links = await page.locator('main a[href^="http"]:visible').evaluateAll((all) => all.map((link) => link.getAttribute('href')));
    for (const link of links) assert.ok(words.includes(`(${link})`), link);
  }, { dark: true }));
}
