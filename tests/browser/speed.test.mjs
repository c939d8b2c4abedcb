// What a reader with a cheap phone and a slow network waits for: pages, the app, a keystroke, the next page.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { go, PHONE, settled, startPortal, visit } from './harness.mjs';
import { atBest, CHEAP, keepAnswers, keepMoments, median, most, ms, slow } from './lib/pace.mjs';
import { SAMPLE_TASK, STATION, TASK } from './lib/routes.mjs';

const LARGEST_MOST_MS = 1500;
const ALIVE_MOST_MS = 4000;
const KEYSTROKE_MOST_MS = 50;
const ROUTE_MOST_MS = 100;

const host = await startPortal();
const fresh = (name, body) => visit(name, host.base, PHONE, ({ page }) => body(page), { serviceWorkers: 'block' });

/** A control of each page, and how to see that it has answered. */
const PAGES = [
  ['home', '', 'select[data-key=place]'],
  ['region', 'air/150300/', '.tab[aria-pressed=false]'],
  ['station', `air/150300/${STATION}/`, '.tab[aria-pressed=false]'],
  ['tasks', 'tasks/', '.tab[aria-pressed=false]'],
  ['task', `tasks/${TASK}/`, 'input[data-key=on][type=date]'],
];

for (const [name, path, control] of PAGES) {
  test(`${name}: drawn and alive on a cheap phone`, async (t) => {
    const once = () => fresh(`speed ${name}`, async (page) => {
      await slow(page, CHEAP);
      await keepMoments(page);
      await page.goto(host.base + path, { waitUntil: 'commit' });
      await page.waitForFunction(() => window.moments?.live > 0, null, { polling: 50, timeout: 30_000 });
      // What the answer paints is another view: the first one is measured until then.
      const moments = await page.evaluate(() => ({ ...window.moments }));
      return { ...moments, answered: await page.evaluate(answer, control) };
    });
    const runs = [];
    const of = (key) => median(runs.map((run) => run[key]));
    // On a machine that others use too, five more loads before a bound is called broken.
    const broken = () => of('largest') > LARGEST_MOST_MS || of('answered') > ALIVE_MOST_MS;
    while (runs.length < 3 || (runs.length < 8 && broken())) runs.push(await once());
    const [largest, alive] = [of('largest'), of('answered')];
    t.diagnostic(`${name}: largest contentful paint ${ms(largest)}; the app runs after ${ms(of('live'))}, a control answers after ${ms(alive)} (${runs.length} loads)`);
    assert.ok(largest <= LARGEST_MOST_MS, `largest contentful paint after ${ms(largest)}`);
    assert.ok(alive <= ALIVE_MOST_MS, `a control answers after ${ms(alive)}`);
  });
}

/** Uses a control at once; resolves to the moment at which the page shows it. */
function answer(control) {
  const node = document.querySelector(control);
  if (node.matches('.tab')) {
    node.click();
  } else if (node.matches('select')) {
    node.value = [...node.options].find((option) => !option.selected).value;
    node.dispatchEvent(new Event('change', { bubbles: true }));
  } else {
    node.value = '2021-06-30';
    node.dispatchEvent(new Event('input', { bubbles: true }));
  }
  // A tab is pressed, another place or day stands in the address and in the page.
  const heading = document.querySelector('h1').innerText;
  const is = () => {
    const tab = document.querySelector(`.tab[data-value="${node.dataset.value}"]`);
    if (node.matches('.tab')) return tab?.getAttribute('aria-pressed') === 'true';
    if (node.matches('select')) return document.querySelector('h1').innerText !== heading;
    return document.querySelector('.notice.past') !== null;
  };
  return new Promise((done) => {
    const look = () => (is() ? done(performance.now()) : setTimeout(look, 10));
    look();
  });
}

test('a keystroke in the search of three thousand tasks', async (t) => {
  const typed = (slowdown) => fresh('speed keystroke', async (page) => {
    await keepAnswers(page, ['keydown', 'input']);
    await go(page, `${host.base}tasks/?region=sample-banner`);
    await slow(page, { slowdown });
    await page.locator('#search-q').focus();
    await page.evaluate(() => window.answers.splice(0));
    const counts = new Set();
    const press = async (key) => {
      // Without a keyboard for it, a Chinese character comes as an input method sends it.
      if (/^[\x20-\x7e]+$/.test(key)) await page.keyboard.press(key);
      else await page.keyboard.insertText(key);
      await page.waitForTimeout(120 * slowdown);
      counts.add(await page.locator('.shown').innerText());
    };
    for (const key of ['x', 'i', 'w', 'a', 'n', ...Array(5).fill('Backspace'), '扬', '尘', 'Backspace', 'Backspace', '7']) await press(key);
    assert.ok(counts.size >= 5, 'the list follows the words');
    const answers = await page.evaluate(() => window.answers);
    assert.ok(answers.length >= 12, `${answers.length} keystrokes changed the page`);
    return answers;
  });
  const all = [];
  const best = await atBest(KEYSTROKE_MOST_MS, async () => {
    const answers = await typed(1);
    all.push(...answers);
    return answers;
  });
  const slowed = await typed(4);
  t.diagnostic(`keystroke: median ${ms(best)}, most ${ms(most(all))}; four times slower: median ${ms(median(slowed))}, most ${ms(most(slowed))}`);
  assert.ok(best <= KEYSTROKE_MOST_MS, `${ms(best)} a keystroke`);
});

test('the next page, when its data are at hand', async (t) => {
  const walked = (slowdown) => fresh('speed route', async (page) => {
    await keepAnswers(page, ['click']);
    await go(page, host.base + 'tasks/');
    await slow(page, { slowdown });
    const follow = async (link, heading) => {
      await page.locator(link).first().click();
      await page.locator('h1', { hasText: heading }).waitFor();
      await settled(page);
      await page.waitForTimeout(100 * slowdown);
    };
    const round = async () => {
      await follow('.masthead nav a[href="air/"]', '空气质量');
      await follow('main a[href="air/150300/"]', '乌海市');
      await follow('.masthead nav a[href="water/"]', '水环境');
      await follow('.masthead nav a[href="tasks/"]', '整改任务');
      await follow('ul.tasks .task-head a', /./);
    };
    // The first round brings the data.
    await round();
    await page.evaluate(() => window.answers.splice(0));
    await round();
    await round();
    return page.evaluate(() => window.answers);
  });
  const all = [];
  const best = await atBest(ROUTE_MOST_MS, async () => {
    const answers = await walked(1);
    assert.ok(answers.length >= 8, `${answers.length} changes of route`);
    all.push(...answers);
    return answers;
  });
  const slowed = await walked(4);
  t.diagnostic(`route change: median ${ms(best)}, most ${ms(most(all))}; four times slower: median ${ms(median(slowed))}, most ${ms(most(slowed))}`);
  assert.ok(best <= ROUTE_MOST_MS, `${ms(best)} a change of route`);
});
