// The desk: signed in and worked at with the keyboard alone, without script; its pages hold axe's rules.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { after, test } from 'node:test';
import { DESKTOP, folder, go, PHONE, publishedSite, visit } from './harness.mjs';
import { violations } from './lib/axe.mjs';
import { BINARY } from './lib/paths.mjs';
import { portal } from './lib/portal.mjs';
import { fill, GOOD, receivedCode, send } from './lib/report.mjs';

const database = folder('desk.sqlite');
const accounts = folder('desk.txt');
execFileSync(BINARY, ['desk', 'demo', '--database', database, '--accounts', accounts, '--attachments', `${database}.photos`]);
const PASSWORD = readFileSync(accounts, 'utf8').split('\n')[0].split(': ').at(-1);
const host = await portal(publishedSite(), database);
after(host.close);

/** Presses Tab until the focus is on what is wanted; each stop shows its focus. */
async function tabTo(page, isThere, most = 60) {
  for (let presses = 0; presses < most; presses += 1) {
    await page.keyboard.press('Tab');
    const focused = page.locator(':focus');
    assert.notEqual(await focused.evaluate((node) => getComputedStyle(node).outlineStyle), 'none', 'the focus is seen');
    if (await focused.evaluate(isThere)) return focused;
  }
  throw new Error('the keyboard does not get there');
}

async function signIn(page, login) {
  await page.goto(`${host.base}desk/`);
  await page.locator('#login').focus();
  await page.keyboard.type(login);
  await page.keyboard.press('Tab');
  await page.keyboard.type(PASSWORD);
  await page.keyboard.press('Enter');
  await page.locator('nav').first().waitFor();
}

/** A journey leaves pages before all that they name has come: the browser drops those requests. */
const exceptLeft = (problems) => problems.filter((problem) => !/^failed: \S+\/(icon\.svg|desk\/style\.css) net::ERR_ABORTED$/.test(problem));

test('a case is accepted and assigned with the keyboard alone', () => visit('desk-keyboard', host.base, DESKTOP, async ({ page, watched }) => {
  await signIn(page, 'clerk');
  assert.match(await page.locator('h1').innerText(), /待办 · \d+ 件/);
  assert.match(await page.locator('tbody tr').first().innerText(), /逾期/, 'what is late comes first');
  const skip = await tabTo(page, (node) => node.className === 'skip');
  await skip.press('Enter');
  await (await tabTo(page, (node) => node.closest('tbody th') !== null)).press('Enter');
  await page.waitForURL(/\/desk\/cases\/\d+\/$/);
  await (await tabTo(page, (node) => node.tagName === 'BUTTON' && node.textContent === '受理')).press('Enter');
  await page.waitForURL(/done=done/);
  assert.match(await page.locator('h1').innerText(), /已受理/);
  await (await tabTo(page, (node) => node.tagName === 'SUMMARY' && node.textContent === '交办')).press('Enter');
  await (await tabTo(page, (node) => node.id === 'unit')).press('ArrowDown');
  await (await tabTo(page, (node) => node.tagName === 'BUTTON' && node.textContent === '交办')).press('Enter');
  await page.waitForURL(/done=done/);
  await page.locator('h1', { hasText: '承办中' }).waitFor();
  assert.deepEqual(exceptLeft(watched.problems()), []);
}, { javaScriptEnabled: true }));

test('a report of the app has done its work and is in the queue; one without script is held until a clerk lets it in', async () => {
  await visit('desk-proof-app', host.base, PHONE, async ({ page, watched }) => {
    await go(page, `${host.base}feedback/`);
    await fill(page, { ...GOOD, place: '甲街工地' });
    const [sent] = await Promise.all([page.waitForRequest((request) => request.method() === 'POST' && request.url().endsWith('/api/feedback')), send(page)]);
    assert.ok((await sent.headerValue('altcha')).length > 200);
    await receivedCode(page);
    assert.deepEqual(exceptLeft(watched.problems()), []);
  });
  await visit('desk-proof-none', host.base, PHONE, async ({ page }) => {
    await page.goto(`${host.base}feedback/`);
    await page.locator('main [name=kind]').selectOption(GOOD.kind);
    await page.locator('main [name=place]').fill('乙街工地');
    await page.locator('main [name=description]').fill(GOOD.description);
    await page.getByRole('button', { name: '下一步：预览' }).click();
    await page.getByRole('button', { name: '提交', exact: true }).click();
    await page.waitForURL(/feedback\/[0-9A-Z-]+\/$/);
    assert.match(await page.locator('.thread-state').innerText(), /已收到/);
  }, { javaScriptEnabled: false });
  await visit('desk-proof-clerk', host.base, DESKTOP, async ({ page, watched }) => {
    await signIn(page, 'clerk');
    const row = (place) => page.locator('tbody tr').filter({ hasText: place });
    await page.goto(`${host.base}desk/?show=all&q=${encodeURIComponent('街工地')}`);
    assert.match(await row('甲街工地').innerText(), /待受理/);
    assert.match(await row('乙街工地').innerText(), /待甄别/);
    await row('乙街工地').locator('a').first().click();
    await page.getByRole('button', { name: '放入待办' }).click();
    await page.waitForURL(/done=done/);
    assert.match(await page.locator('h1').innerText(), /待受理/);
    assert.deepEqual(exceptLeft(watched.problems()), []);
  });
});

test('an administrator adds a kind and a year of holidays, without script; the form knows the kind at once', async () => {
  await visit('desk-kinds', host.base, DESKTOP, async ({ page }) => {
    await signIn(page, 'admin');
    await page.goto(`${host.base}desk/kinds`);
    const form = page.locator('form', { has: page.locator('#id') });
    await form.locator('#id').fill('light');
    await form.locator('#zh-new').fill('光污染');
    await form.locator('#en-new').fill('Light');
    await form.getByRole('button', { name: '添加' }).click();
    await page.locator('#done', { hasText: '已保存' }).waitFor();
    await page.goto(`${host.base}desk/holidays`);
    await page.locator('#notice-new').fill('国办发明电〔2026〕0号');
    await page.locator('#off-new').fill('2027-01-01');
    await page.locator('form', { has: page.locator('#off-new') }).getByRole('button').click();
    await page.getByRole('alert').filter({ hasText: '共放假 1 天' }).waitFor();
    assert.equal(await page.locator('#off-new').inputValue(), '2027-01-01', 'what was typed in stays');
    await page.locator('#off-new').fill('2027-01-01/2027-01-03\n2027-02-05/2027-02-12');
    await page.locator('form', { has: page.locator('#off-new') }).getByRole('button').click();
    await page.locator('summary', { hasText: '2027' }).waitFor();
    await page.goto(`${host.base}feedback/`);
    assert.ok((await page.locator('#f-kind option').allInnerTexts()).includes('光污染'), 'also in the published page');
  }, { javaScriptEnabled: false });
  await visit('desk-kinds-app', host.base, PHONE, async ({ page, watched }) => {
    await go(page, `${host.base}feedback/`);
    await page.locator('#f-kind').focus();
    await page.locator('#f-kind option[value=light]').waitFor({ state: 'attached' });
    await fill(page, { ...GOOD, kind: 'light', place: '丙街' });
    await send(page);
    const code = await receivedCode(page);
    await page.goto(`${host.base}feedback/${code}/`);
    await page.locator('.thread-state').waitFor();
    assert.ok((await page.locator('main').innerText()).includes('光污染'));
    assert.deepEqual(exceptLeft(watched.problems()), []);
  });
});

for (const [screen, dark, lang] of [[DESKTOP, false, 'zh'], [PHONE, true, 'en']]) {
  test(`the pages hold the rules: ${screen.width} ${dark ? 'dark' : 'light'} ${lang}`, () => visit(`desk-rules-${lang}`, host.base, screen, async ({ page, watched }) => {
    await page.goto(`${host.base}desk/sign-in?lang=${lang}`);
    const wrong = async (where) => {
      assert.deepEqual(await violations(page), [], where);
      const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      assert.ok(over <= 0, `${where} scrolls by ${over} px`);
    };
    await wrong('sign-in');
    for (const [login, paths] of [['chief', ['', '?show=all', 'cases/1/', 'cases/5/', 'audit', 'templates', 'account']], ['admin', ['accounts', 'units', 'kinds', 'holidays', 'settings']]]) {
      await signIn(page, login);
      if (lang === 'en') {
        await page.goto(`${host.base}desk/account`);
        if ((await page.locator('html').getAttribute('lang')) !== 'en') {
          await page.locator('button[lang=en]').click();
          await page.locator('html[lang=en]').waitFor();
          await page.waitForLoadState();
        }
      }
      for (const path of paths) {
        await page.goto(`${host.base}desk/${path}`);
        await page.evaluate(() => document.querySelectorAll('details').forEach((node) => { node.open = true; }));
        await wrong(path);
      }
      await page.locator('header button').click();
      await page.waitForURL(/sign-in$/);
      await page.waitForLoadState();
    }
    assert.deepEqual(exceptLeft(watched.problems()), []);
  }, { dark }));
}
