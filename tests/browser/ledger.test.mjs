// Promises: tasks, targets, duties, counted apart from the code under test.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DESKTOP, go, settled, startPortal, visit } from './harness.mjs';
import { records } from './lib/csv.mjs';
import { eventsOf, matching, tasks } from './lib/ledger_record.mjs';

const host = await startPortal();
const at = (name, path, body) => test(name, () => visit(name, host.base, DESKTOP, async ({ page }) => {
  await go(page, host.base + path);
  await body(page);
}));
const count = (text, pattern) => Number(pattern.exec(text)?.[1]);
const shown = async (page) => count(await page.locator('.shown').innerText(), /共 (\d+) 项/);
const dayWords = (day) => day.replace(/^(\d+)-0?(\d+)-0?(\d+)$/, '$1年$2月$3日');

at('the sentence above the tasks counts what the facts say', 'tasks/', async (page) => {
  const lead = await page.locator('p.lead').innerText();
  assert.equal(count(lead, /(\d+) 项承诺/), tasks.length);
  assert.equal(count(lead, /(\d+) 项的首个期限已到/), tasks.filter((task) => task.due).length);
  assert.equal(count(lead, /其中 (\d+) 项未见/), matching({ state: 'overdue' }).length);
  assert.equal(count(lead, /(\d+) 项未见公开进展/), matching({ state: 'silent' }).length);
  assert.equal(await shown(page), tasks.length);
});

const FILTERS = [
  { theme: 'mining' },
  { theme: 'water', document: 'WH2020' },
  { document: 'HH2020' },
  { unit: 'wh-gov' },
  { unit: 'nm-drc', theme: 'energy' },
  { state: 'overdue' },
  { state: 'silent', document: 'NM2018' },
  { state: 'done' },
  { state: 'published' },
  { state: 'challenged' },
  { state: 'in_time' },
  { words: '煤' },
  { words: '焦化 废水' },
  { words: 'CoAl', theme: 'energy' },
];

test('each filter leaves the tasks that the facts give', () => visit('filters', host.base, DESKTOP, async ({ page }) => {
  for (const filter of FILTERS) {
    const expected = matching(filter);
    const query = new URLSearchParams({ ...filter, n: '999' });
    if (filter.words) query.set('q', filter.words);
    query.delete('words');
    await go(page, `${host.base}tasks/?${query}`);
    assert.equal(await shown(page), expected.length, JSON.stringify(filter));
    const ids = await page.locator('ul.tasks .task-head a').evaluateAll((all) => all.map((link) => link.getAttribute('href').split('/').at(-2)));
    assert.deepEqual(ids.sort(), expected.map((task) => task.id).sort(), JSON.stringify(filter));
  }
  // A filter that finds nothing anywhere would prove nothing.
  assert.ok(FILTERS.filter((filter) => matching(filter).length > 0).length >= FILTERS.length - 2);
}));

at('choosing and typing in the form filters at once', 'tasks/', async (page) => {
  await page.getByLabel('领域').selectOption('mining');
  await page.getByLabel('按字词查找').fill('绿色');
  const expected = matching({ theme: 'mining', words: '绿色' });
  assert.ok(expected.length > 0);
  await page.waitForFunction((n) => document.querySelector('.shown').innerText.includes(`共 ${n} 项`), expected.length);
  assert.equal(new URL(page.url()).searchParams.get('q'), '绿色');
});

at('tasks of which nothing was published say so, and no bar is filled', 'tasks/?state=silent&n=999', async (page) => {
  const rows = await page.locator('ul.tasks > li').evaluateAll((all) => all.map((row) => ({
    says: row.querySelector('.statements').innerText,
    filled: row.querySelectorAll('rect.filled').length,
    bars: row.querySelectorAll('svg.bar').length,
    silent: row.querySelectorAll('svg.bar.silent').length,
  })));
  assert.equal(rows.length, matching({ state: 'silent' }).length);
  for (const row of rows) {
    assert.match(row.says, /公开记录\s*未见公开进展/);
    assert.equal(row.filled, 0);
    assert.equal(row.silent, row.bars);
  }
  assert.ok(rows.some((row) => row.bars > 0), 'some of them have a planned quantity');
});

const mostTold = [...tasks].sort((a, b) => b.events.length - a.events.length).slice(0, 3).map((task) => task.id);
for (const id of ['HH2020-05', ...mostTold]) {
  at(`task ${id} shows its events and no others`, `tasks/${id}/`, async (page) => {
    const found = await page.locator('ol.timeline > li.event').evaluateAll((all) => all.map((row) => [
      row.querySelector('.date').innerText,
      row.querySelectorAll('p')[1].innerText,
    ]));
    const expected = eventsOf(id).reverse().map((event) => [dayWords(event.date), event.text_zh]);
    assert.deepEqual(found, expected);
  });
}

const silent = tasks.find((task) => task.events.length === 0);
at('a task without events says that none was found', `tasks/${silent.id}/`, async (page) => {
  assert.equal(await page.locator('ol.timeline > li').count(), 0);
  assert.match(await page.locator('section[aria-labelledby=timeline] .state.empty').innerText(), /没有找到/);
  assert.equal(await page.locator('rect.filled').count(), 0);
});

test('a merged task leads to the one that carries it on, and back', () => visit('merged', host.base, DESKTOP, async ({ page }) => {
  const deadlines = new Map(records('sample/tasks.csv').map((row) => [row.id, row.deadline_date]));
  const wasLate = (event) => deadlines.get(event.task_id) !== '' && deadlines.get(event.task_id) < event.date;
  const merged = records('sample/task_events.csv').find((event) => event.kind === 'merged' && wasLate(event));
  const late = (Date.parse(merged.date) - Date.parse(deadlines.get(merged.task_id))) / 86_400_000;
  await go(page, `${host.base}tasks/${merged.task_id}/`);
  const became = page.locator('p.lineage.became');
  assert.ok((await became.innerText()).includes(`已于 ${dayWords(merged.date)}并入任务`));
  assert.ok((await became.innerText()).includes(`当时已逾期 ${late} 天`));
  assert.match(await page.locator('.statements').first().innerText(), /已并入其他任务/);
  await became.getByRole('link').click();
  await page.waitForURL(`**/tasks/${merged.successors}/`);
  await settled(page);
  const continues = page.locator('p.lineage.continues');
  assert.match(await continues.innerText(), /^由任务.*并入。$/);
  await continues.locator(`a[href$="tasks/${merged.task_id}/"]`).click();
  await page.waitForURL(`**/tasks/${merged.task_id}/`);
  await settled(page);
  assert.ok((await became.innerText()).includes('并入任务'));
  await page.goBack();
  await page.waitForURL(`**/tasks/${merged.successors}/`);
}));

at('targets: all of them, and all published values', 'targets/', async (page) => {
  const targets = records('facts/targets.csv');
  const observed = records('facts/observations.csv').length + records('progress/public_observations.csv').length;
  const lead = await page.locator('p.lead').innerText();
  assert.equal(count(lead, /提出 (\d+) 个/), targets.length);
  assert.equal(count(lead, /找到 (\d+) 个数值/), observed);
  assert.equal(await page.locator('table.wide tbody tr').count(), targets.length);
  const themes = new Map([...records('facts/indicators.csv'), ...records('progress/extra_indicators.csv')].map((row) => [row.id, row.theme]));
  await page.getByLabel('领域').selectOption('water');
  const ofWater = targets.filter((target) => themes.get(target.indicator_id) === 'water').length;
  await page.waitForFunction((n) => document.querySelectorAll('table.wide tbody tr').length === n, ofWater);
});

at('duties: all of them, the proven ones, and those toward the public first', 'duties/', async (page) => {
  const duties = records('facts/disclosure_duties.csv');
  const proven = new Set(records('progress/duty_evidence.csv').map((row) => row.duty_id));
  const lead = await page.locator('p.lead').innerText();
  const said = ['应向公众公开的', '按期', '迟了', '从未见公开', '无从判断的'].map((words) => count(lead, new RegExp(`${words} (\\d+) 项`)));
  assert.equal(said[0], duties.filter((duty) => duty.audience === 'public').length);
  const notDue = count(lead, /尚未到期 (\d+) 项/) || 0;
  assert.equal(said[1] + said[2] + said[3] + said[4] + notDue, said[0], 'every duty is judged once');
  assert.equal(await page.locator('li.duty').count(), duties.filter((duty) => duty.audience === 'public').length);
  await page.getByLabel('向谁公开').selectOption('all');
  await settled(page);
  await page.waitForFunction((n) => document.querySelectorAll('li.duty').length === n, duties.length);
  const withProof = await page.locator('li.duty:has(details)').count();
  assert.equal(withProof, proven.size);
});
