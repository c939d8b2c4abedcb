// What a screen reader walks: landmarks, headings, tables, charts, marks and live words of the main journeys.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DESKTOP, go, startPortal, visit } from './harness.mjs';
import { ROUTES, STATION, TASK } from './lib/routes.mjs';

const host = await startPortal();
const on = (name, path, body) => test(name, () => visit(`tree ${name}`, host.base, DESKTOP, async ({ page }) => {
  await go(page, host.base + path);
  await body(page);
}));

/** The tree below an element, without addresses and line noise. */
async function tree(page, selector) {
  const text = await page.locator(selector).first().ariaSnapshot();
  return text.split('\n').filter((line) => !line.trim().startsWith('- /url:')).join('\n');
}
const lines = (text) => text.trim().split('\n').map((line) => line.trim().replace(/^- /, '').replace(/:$/, ''));

on('the frame of every page: skip link, name, tools, sections, content, foot', 'tasks/', async (page) => {
  const all = lines(await tree(page, 'body'));
  const landmarks = all.filter((line) => /^(banner|navigation|main|contentinfo|search)\b/.test(line));
  assert.deepEqual(landmarks, ['banner', 'navigation "主要栏目"', 'main', 'search "筛选"', 'contentinfo', 'navigation "更多栏目"']);
  assert.deepEqual(all.slice(0, 5), ['banner', 'link "跳到正文"', 'link "明镜 · 乌海及周边"', 'button "大字"', 'link "繁體"']);
  assert.equal(await page.locator('a[aria-current]').innerText(), '任务');
});

test('headings step down one at a time, landmarks and tables have names, on every page', () => visit('tree all', host.base, DESKTOP, async ({ page }) => {
  const faults = [];
  for (const route of ROUTES.filter((route) => !route.missing)) {
    await page.goto(host.base + route.path);
    const found = await page.evaluate(() => {
      const faults = [];
      const levels = [...document.querySelectorAll('h1, h2, h3, h4, h5, h6')].map((node) => [Number(node.tagName[1]), node.textContent]);
      levels.forEach(([level, words], i) => {
        if (i > 0 && level > levels[i - 1][0] + 1) faults.push(`heading ${level} after ${levels[i - 1][0]}: ${words}`);
        if (!words.trim()) faults.push('an empty heading');
      });
      if (levels.filter(([level]) => level === 1).length !== 1 || levels[0]?.[0] !== 1) faults.push(`headings begin ${JSON.stringify(levels.slice(0, 2))}`);
      const named = (node) => node.getAttribute('aria-label') || node.getAttribute('aria-labelledby')?.split(' ').map((id) => document.getElementById(id)?.textContent).join('');
      for (const node of document.querySelectorAll('nav, figure, [role=region], [role=search], [role=group], svg[role=img]')) {
        if (!named(node)?.trim()) faults.push(`no name: ${node.outerHTML.slice(0, 60)}`);
      }
      for (const table of document.querySelectorAll('table')) {
        if (!table.caption?.textContent.trim() && !table.closest('[role=region][aria-label]')) faults.push(`no caption: ${table.innerText.slice(0, 40)}`);
        if (!table.querySelector('thead th[scope=col]')) faults.push(`no column headers: ${table.innerText.slice(0, 40)}`);
        if ([...table.tBodies].some((body) => [...body.rows].some((row) => !row.querySelector('th[scope=row]')))) faults.push(`a row without header: ${table.innerText.slice(0, 40)}`);
      }
      // A mark says nothing by itself: its word stands beside it.
      for (const mark of document.querySelectorAll('.mark, .day')) {
        if (mark.getAttribute('aria-hidden') !== 'true' && !mark.textContent.trim()) faults.push(`a mark that is read: ${mark.outerHTML}`);
        if (!mark.parentElement.textContent.trim()) faults.push(`a mark without a word: ${mark.parentElement.outerHTML.slice(0, 80)}`);
      }
      // On a page in English what is in Chinese says so.
      if (document.documentElement.lang === 'en') {
        const walk = document.createTreeWalker(document.querySelector('main'), NodeFilter.SHOW_TEXT);
        while (walk.nextNode()) {
          const node = walk.currentNode.parentElement;
          if (/[\u4e00-\u9fff]/.test(walk.currentNode.data) && !node.closest('[lang^=zh], option, svg, .chart')) faults.push(`not marked as Chinese: ${walk.currentNode.data.slice(0, 40)}`);
        }
      }
      return faults;
    });
    faults.push(...found.map((fault) => `/${route.path}: ${fault}`));
  }
  assert.deepEqual(faults, []);
}, { javaScriptEnabled: true, serviceWorkers: 'block' }));

on('the answer comes first, and a chart says in words what it shows', `air/150300/${STATION}/`, async (page) => {
  const verdict = lines(await tree(page, '.verdict'));
  assert.match(verdict[0], /^region "乌海市 · /);
  assert.match(verdict.join(' '), /strong: (优|良|轻度污染|中度污染|重度污染|严重污染) text: AQI \d+/);
  const figure = lines(await tree(page, 'figure.figure'));
  assert.match(figure[0], /^figure "聚英学校每小时 AQI"/);
  assert.match(figure[1], /^heading "聚英学校每小时 AQI" \[level=2\]/);
  const summary = /^img "(.*)"$/.exec(figure.find((line) => line.startsWith('img')))[1];
  assert.match(summary, /最近为 \d+ .*最低 \d+ .*最高 \d+ /);
  assert.ok(figure.some((line) => line.includes(`paragraph: ${summary}`)), 'the same words stand above it');
  assert.ok(figure.some((line) => /^slider "聚英学校每小时 AQI — /.test(line)), 'and it can be read point by point');
  assert.ok(figure.some((line) => /^group: 查看同一数据的表格/.test(line)), `its table is folded below: ${figure}`);
  const slider = page.locator('[role=slider].hit');
  assert.match(await slider.getAttribute('aria-valuetext'), /^2月15日 20:00 {2}\d+ /);

  await page.locator('figure.figure summary').first().click();
  const table = lines(await tree(page, 'figure.figure table'));
  assert.match(table[0], /^table "聚英学校每小时 AQI"/);
  assert.ok(table.filter((line) => line.startsWith('columnheader')).length >= 2);
  assert.ok(table.filter((line) => line.startsWith('rowheader')).length >= 24);
});

on('days of a year are words, not colours', `air/150300/${STATION}/`, async (page) => {
  const days = lines(await tree(page, '.year')).filter((line) => line.startsWith('listitem'));
  assert.ok(days.length > 40);
  for (const day of days) assert.match(day, /^listitem: \d{4}年\d+月\d+日 (\S.* AQI \d+|\S.{4,})$/);
});

on('a task: three statements, told apart, and bars with their words', `tasks/${TASK}/`, async (page) => {
  assert.deepEqual(lines(await tree(page, 'main .statements')).filter((line) => line.startsWith('term')), ['term: 日程', 'term: 单位说', 'term: 公开记录']);
  const main = lines(await tree(page, 'main'));
  assert.ok(main.some((line) => /^img "公布 214个村，目标 214个村/.test(line)));
  assert.ok(main.some((line) => /^link "质疑这一项"/.test(line)));
  assert.ok(main.some((line) => /^navigation "上一项 \/ 下一项"/.test(line)));
});

on('a list that is filtered says how many are left', 'tasks/', async (page) => {
  assert.match(await tree(page, '.shown'), /^- status: 共 332 项/);
  const filters = lines(await tree(page, 'form.filters')).filter((line) => /^(searchbox|combobox)/.test(line));
  assert.deepEqual(filters.map((line) => line.split('"')[1]), ['按字词查找', '状态', '方案', '领域', '单位', '地区', '期限类型', '到期年份']);
  await page.getByLabel('领域').selectOption('mining');
  await page.waitForFunction(() => /共 \d\d 项/.test(document.querySelector('[role=status].shown').innerText));
});

on('fields say what they want, whether they must be filled, and what is wrong', 'feedback/', async (page) => {
  const field = (id) => page.locator(id).evaluate((node) => ({
    required: node.getAttribute('aria-required'),
    label: node.labels[0]?.innerText.replace(/\s+/g, ' '),
    described: node.getAttribute('aria-describedby').split(' ').map((id) => document.getElementById(id)?.innerText).join('').trim(),
  }));
  assert.deepEqual(await field('#f-place'), { required: 'true', label: '具体地点', described: '路名、村名、企业名，或附近的标志物' });
  assert.equal((await field('#f-contact')).required, null);
  await page.locator('form.feedback button[type=submit]').click();
  await page.locator('#errors').waitFor();
  assert.match(await tree(page, 'form.feedback'), /- alert:\s+- heading ".+" \[level=2\]/);
  assert.match((await field('#f-place')).described, /这一项要填/);
});

on('what the log says is words beside the tick', 'verify/', async (page) => {
  await page.locator('.trust').waitFor();
  assert.match(await tree(page, '.trust'), /strong: 本次发布记在签名日志中，签名已核对/);
});
