// Without script: the form, the thread, and the words that the pages have.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { PHONE, startPortal, visit } from './harness.mjs';
import { violations } from './lib/axe.mjs';
import { CODE, GOOD, threadOf } from './lib/report.mjs';
import { ROUTES } from './lib/routes.mjs';

const host = await startPortal();
const plain = (name, body) => test(name, () => visit(name, host.base, PHONE, body, { javaScriptEnabled: false }));
/** With scripts off Chromium refuses the preload of the app's script: that is no fault of the page. */
const exceptPreload = (problems) => problems.filter((problem) => !/^failed: \S+\.js csp$/.test(problem));
const HOSTILE = `<script>document.title='x'</script> "quoted" & <b>bold</b>`;

for (const [lang, prefix, look, send] of [['zh', '', '下一步：预览', '提交'], ['en', 'en/', 'Next: preview', 'Send']]) {
  plain(`a report is sent and followed without script: ${lang}`, async ({ page, watched }) => {
    await page.goto(`${host.base}${prefix}feedback/`);
    await page.locator('main [name=kind]').selectOption(GOOD.kind);
    await page.locator('main [name=place]').fill(GOOD.place);
    await page.locator('main [name=description]').fill(HOSTILE);
    await page.locator('main [name=contact]').fill(GOOD.contact);
    await page.getByRole('button', { name: look }).click();
    await page.locator('#private').waitFor();
    assert.ok((await page.locator('section[aria-labelledby=public]').innerText()).includes(HOSTILE));
    assert.ok((await page.locator('section[aria-labelledby=private]').innerText()).includes(GOOD.contact));
    await page.getByRole('button', { name: send, exact: true }).click();
    await page.waitForURL(new RegExp(`^${host.base}${prefix}feedback/[^/]+/$`));
    const code = page.url().split('/').at(-2);
    assert.match(code, CODE);

    const words = await page.locator('main').innerText();
    for (const part of [code, GOOD.place, HOSTILE]) assert.ok(words.includes(part), part);
    assert.ok(!words.includes(GOOD.contact), 'the contact is not shown');
    assert.equal(await page.locator('main b').count(), 0, 'what was written is text, not markup');
    assert.equal((await threadOf(host.base, code)).feedback.description, HOSTILE);
    assert.deepEqual(exceptPreload(watched.problems()), []);

    await page.reload();
    assert.ok((await page.locator('main').innerText()).includes(code), 'the address can be kept');
    await page.locator('main a').last().click();
    assert.equal(page.url(), `${host.base}${prefix}feedback/`, 'and leads on');
  });
}

plain('faults are told beside the fields, and what was written stays', async ({ page }) => {
  await page.goto(`${host.base}feedback/`);
  // The browser's own check would stop the form before the service sees it.
  await page.locator('main form').first().evaluate((form) => form.setAttribute('novalidate', ''));
  await page.locator('main [name=place]').fill(GOOD.place);
  await page.locator('main [name=description]').fill('短');
  const [answer] = await Promise.all([
    page.waitForResponse((response) => response.request().method() === 'POST'),
    page.getByRole('button', { name: '下一步：预览' }).click(),
  ]);
  assert.equal(answer.status(), 422);
  await page.locator('#errors').waitFor();
  assert.equal(await page.locator('main [name=place]').inputValue(), GOOD.place);
  assert.equal(await page.locator('main [name=description]').getAttribute('aria-invalid'), 'true');
  assert.notEqual(await page.locator('#e-description').innerText(), '');
  await page.locator('main [name=kind]').selectOption(GOOD.kind);
  await page.locator('main [name=description]').fill(GOOD.description);
  await page.getByRole('button', { name: '下一步：预览' }).click();
  await page.getByRole('button', { name: '提交', exact: true }).click();
  await page.waitForURL(/\/feedback\/[^/]+\/$/);
});

plain('an unknown code says so', async ({ page }) => {
  const answer = await page.goto(`${host.base}feedback/0000-0000-0000-0000-0/`);
  assert.equal(answer.status(), 404);
  assert.equal(await page.locator('h1').count(), 1);
});

for (const route of ROUTES.filter((route) => route.lang === 'zh')) {
  plain(`words without script: /${route.path}`, async ({ page }) => {
    const answer = await page.goto(host.base + route.path);
    assert.equal(answer.status(), route.missing ? 404 : 200);
    assert.equal(await page.locator('h1').count(), 1);
    assert.ok((await page.title()).endsWith(route.site));
    assert.equal(await page.locator('html').getAttribute('lang'), route.tag);
    assert.ok((await page.locator('main').innerText()).length > 10);
  });
}

test('with script the thread page is taken over by the app, and says the same', () => visit('take over', host.base, PHONE, async ({ page, watched }) => {
  const answer = await fetch(`${host.base}api/feedback`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'Idempotency-Key': 'browser-test-take-over' },
    body: JSON.stringify(GOOD),
  });
  assert.equal(answer.status, 201);
  const { code } = await answer.json();
  await page.goto(`${host.base}feedback/${code}/`);
  await page.locator('header.masthead').waitFor();
  await page.locator('.thread-state').waitFor();
  const words = await page.locator('main').innerText();
  assert.ok(words.includes(code) && words.includes(GOOD.place));
  assert.deepEqual(await violations(page), []);
  assert.deepEqual(watched.problems(), []);
}));
