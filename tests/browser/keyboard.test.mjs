// The main journeys by keyboard alone: the focus is seen at each stop, nothing holds it, every page is arrived at.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DESKTOP, go, PHONE, settled, startPortal, visit } from './harness.mjs';
import { arrived, here, open, step, stepTo } from './lib/keys.mjs';
import { matching } from './lib/ledger_record.mjs';
import { CODE, GOOD } from './lib/report.mjs';
import { STATION, TASK } from './lib/routes.mjs';

const host = await startPortal();
const by = (name, path, body, screen = DESKTOP) => test(name, () => visit(`keys ${name}`, host.base, screen, async ({ page, watched }) => {
  await go(page, host.base + path);
  await body(page);
  assert.deepEqual(watched.problems(), []);
}));

by('from the home page to how the air index was worked out', '', async (page) => {
  await open(page, 'main a[href="air/150300/"]');
  await arrived(page, '乌海市');
  await open(page, `main a[href="air/150300/${STATION}/"]`);
  await arrived(page, '聚英学校');
  await open(page, 'details.working > summary');
  const working = page.locator('details.working').first();
  assert.ok(await working.evaluate((details) => details.open));
  assert.ok(await working.locator('table').first().isVisible());
  await page.keyboard.press('Enter');
  assert.ok(!(await working.evaluate((details) => details.open)), 'and is folded again');
});

by('another place is chosen with the arrow keys, and the focus stays', '', async (page) => {
  await stepTo(page, 'select[data-key=place]');
  await page.keyboard.press('ArrowDown');
  await page.waitForFunction(() => new URL(location.href).searchParams.has('place'));
  await settled(page);
  assert.ok(await page.evaluate(() => document.activeElement.matches('select[data-key=place]')), await here(page));
  await page.locator('h1', { hasText: '赤峰市' }).waitFor();
});

by('a chart is read point by point', `air/150300/${STATION}/`, async (page) => {
  await stepTo(page, '[role=slider].hit');
  const words = () => page.evaluate(() => document.activeElement.getAttribute('aria-valuetext'));
  const last = await words();
  await page.keyboard.press('ArrowLeft');
  const before = await words();
  assert.notEqual(before, last);
  await page.keyboard.press('Home');
  assert.notEqual(await words(), before);
  await page.keyboard.press('End');
  assert.equal(await words(), last);
  for (const deed of ['in', 'out', 'whole']) {
    await step(page);
    assert.ok(await page.evaluate((deed) => document.activeElement.matches(`button[data-zoom=${deed}]`), deed), `the button for ${deed} follows`);
  }
  await step(page);
  assert.ok(await page.evaluate(() => document.activeElement.matches('summary')), 'the table of the same numbers follows');
});

by('a filtered list, a task, a challenge', 'tasks/', async (page) => {
  await page.keyboard.press('Tab');
  assert.equal(await page.evaluate(() => document.activeElement.className), 'skip');
  await page.keyboard.press('Enter');
  await stepTo(page, '#search-q');
  await page.keyboard.insertText('散煤');
  const expected = matching({ words: '散煤' });
  assert.ok(expected.some((task) => task.id === TASK));
  await page.waitForFunction((n) => document.querySelector('.shown').innerText.includes(`共 ${n} 项`), expected.length);
  assert.ok(await page.evaluate(() => document.activeElement.matches('#search-q')), 'the field keeps the focus');
  await open(page, `ul.tasks a[href^="tasks/${TASK}/"]`);
  await arrived(page, '散煤');
  await open(page, `main a[href*="kind=task_challenged"]`);
  await arrived(page, '我要反映');
  await page.locator('#f-kind').waitFor();
  assert.equal(await page.locator('#f-kind').inputValue(), 'task_challenged');
  assert.match(await page.locator('.subject').innerText(), new RegExp(TASK));
});

by('a report is written, sent and followed', 'feedback/', async (page) => {
  await stepTo(page, '#f-kind');
  for (let i = 0; i < 3; i += 1) await page.keyboard.press('ArrowDown');
  assert.equal(await page.locator('#f-kind').inputValue(), GOOD.kind);
  await stepTo(page, '#f-place');
  await page.keyboard.insertText(GOOD.place);
  await stepTo(page, '#f-description');
  await page.keyboard.insertText('工地没有盖网，一刮风满街是土。');
  await open(page, 'form.feedback button[type=submit]');
  await page.waitForFunction(() => document.activeElement.id === 'preview');
  await open(page, '#send');
  await page.waitForFunction(() => document.activeElement.id === 'receipt');
  const code = await page.locator('#receipt .code').innerText();
  assert.match(code, CODE);
  await open(page, '#receipt a.action');
  await arrived(page, '');
  assert.ok((await page.locator('main').innerText()).includes(code));
});

by('what is lacking is told, and the summary leads to the field', 'feedback/', async (page) => {
  await open(page, 'form.feedback button[type=submit]');
  await page.waitForFunction(() => document.activeElement.id === 'errors');
  await step(page);
  await step(page);
  await page.keyboard.press('Enter');
  assert.equal(await page.evaluate(() => document.activeElement.id), 'f-place');
}, PHONE);

by('the log of releases, from the foot of the page', 'soil/', async (page) => {
  await open(page, 'footer nav a[href="verify/"]');
  await arrived(page, '发布日志的核对');
  await page.locator('.trust').waitFor();
});

by('large type and the other language', 'water/', async (page) => {
  const size = () => page.evaluate(() => Number.parseFloat(getComputedStyle(document.documentElement).fontSize));
  const before = await size();
  await stepTo(page, '[data-size]');
  const named = () => page.evaluate(() => document.activeElement.innerText.trim());
  assert.equal(await named(), '大字');
  await page.keyboard.press('Space');
  assert.ok((await size()) >= before * 1.25);
  assert.equal(await named(), '标准字', 'the switch says what it does');
  await stepTo(page, 'a.language[hreflang=en]');
  await page.keyboard.press('Enter');
  await arrived(page, 'Water');
  assert.equal(await page.locator('html').getAttribute('lang'), 'en');
  assert.ok((await size()) >= before * 1.25, 'the size stays');
}, PHONE);

for (const [path, screen] of [['', PHONE], ['tasks/?theme=mining', DESKTOP], ['air/150300/', PHONE], ['polluters/sample-coking/', DESKTOP], ['feedback/', PHONE], ['en/data/', DESKTOP]]) {
  by(`no trap: /${path}`, path, async (page) => {
    // Every control once, in the order of the document, to the end and out of the page; the check of the log adds one.
    await page.locator('.log-seal').waitFor();
    const wanted = await page.evaluate(() => {
      const all = [...document.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex="0"]')];
      return all.filter((node) => node.checkVisibility({ visibilityProperty: true }) && !node.disabled).length;
    });
    await page.evaluate(() => { window.passed = []; });
    for (let i = 0; i < wanted; i += 1) {
      await step(page);
      const again = await page.evaluate(() => {
        const at = document.activeElement;
        const last = window.passed.at(-1);
        const wrong = window.passed.includes(at) || (last && !(last.compareDocumentPosition(at) & Node.DOCUMENT_POSITION_FOLLOWING));
        window.passed.push(at);
        return wrong;
      });
      // A field for a date has stops of its own inside.
      if (again && (await page.evaluate(() => document.activeElement.matches('[type=date], [type=datetime-local]')))) { i -= 1; continue; }
      assert.ok(!again, `stop ${i + 1} of ${wanted} goes back: ${await here(page)}`);
    }
    await page.keyboard.press('Tab');
    assert.ok(await page.evaluate(() => document.activeElement === document.body || document.activeElement.matches('.skip')), `the way leads out of the page, not to ${await here(page)}`);
  }, screen);
}
