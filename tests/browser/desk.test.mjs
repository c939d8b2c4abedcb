// The desk: signed in and worked at with the keyboard alone, without script; its pages hold axe's rules.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { after, test } from 'node:test';
import { DESKTOP, folder, PHONE, publishedSite, visit } from './harness.mjs';
import { violations } from './lib/axe.mjs';
import { BINARY } from './lib/paths.mjs';
import { portal } from './lib/portal.mjs';

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
  assert.deepEqual(watched.problems(), []);
}, { javaScriptEnabled: true }));

for (const [screen, dark, lang] of [[DESKTOP, false, 'zh'], [PHONE, true, 'en']]) {
  test(`the pages hold the rules: ${screen.width} ${dark ? 'dark' : 'light'} ${lang}`, () => visit(`desk-rules-${lang}`, host.base, screen, async ({ page, watched }) => {
    await page.goto(`${host.base}desk/sign-in?lang=${lang}`);
    const wrong = async (where) => {
      assert.deepEqual(await violations(page), [], where);
      const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      assert.ok(over <= 0, `${where} scrolls by ${over} px`);
    };
    await wrong('sign-in');
    for (const [login, paths] of [['chief', ['', '?show=all', 'cases/1/', 'cases/5/', 'audit', 'templates', 'account']], ['admin', ['accounts', 'units', 'settings']]]) {
      await signIn(page, login);
      if (lang === 'en') {
        await page.goto(`${host.base}desk/account`);
        if ((await page.locator('html').getAttribute('lang')) !== 'en') await page.locator('button[lang=en]').click();
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
    assert.deepEqual(watched.problems(), []);
  }, { dark }));
}
