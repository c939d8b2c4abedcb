// A report from the public: faults told beside the fields, stored once, followed by its code.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { go, PHONE, settled, startPortal, visit } from './harness.mjs';
import { violations } from './lib/axe.mjs';
import { CODE, fill, GOOD, receivedCode, send, threadOf, written } from './lib/report.mjs';
import { TASK } from './lib/routes.mjs';

const host = await startPortal();
const on = (name, path, body) => test(name, () => visit(name, host.base, PHONE, async (visited) => {
  await go(visited.page, host.base + path);
  await body(visited);
}));
const focused = (page) => page.evaluate(() => document.activeElement.id);
const focusComesTo = (page, id) => page.waitForFunction((id) => document.activeElement.id === id, id, { timeout: 3000 });

on('an empty form tells what it lacks, beside the fields and in a summary that gets the focus', 'feedback/', async ({ page, watched }) => {
  await send(page);
  await focusComesTo(page, 'errors');
  for (const name of ['kind', 'place', 'description']) {
    const control = page.locator(`#f-${name}`);
    assert.equal(await control.getAttribute('aria-invalid'), 'true', name);
    assert.ok((await control.getAttribute('aria-describedby')).split(' ').includes(`e-${name}`), name);
    assert.equal(await page.locator(`#e-${name}`).innerText(), '这一项要填');
  }
  for (const name of ['region', 'happened_at', 'contact']) assert.equal(await page.locator(`#f-${name}`).getAttribute('aria-invalid'), null, name);
  assert.deepEqual(await violations(page), []);
  await page.locator('#errors button').nth(1).click();
  assert.equal(await focused(page), 'f-place', 'the summary leads to the field');
  await page.keyboard.type('路口');
  assert.equal(await page.locator('#f-place').getAttribute('aria-invalid'), null, 'mending takes the fault away');
  await page.locator('#f-description').fill('短');
  await send(page);
  await page.locator('#e-description', { hasText: '写得太短' }).waitFor();
  assert.deepEqual(watched.problems(), []);
});

on('a good report gives a code, and the code opens what was sent', 'feedback/', async ({ page, watched }) => {
  await fill(page);
  await page.locator('#f-region').selectOption('150300');
  await page.locator('#f-happened_at').fill('2026-11-20T08:30');
  await send(page);
  const code = await receivedCode(page);
  await focusComesTo(page, 'receipt');
  assert.deepEqual(await violations(page), []);

  const stored = await threadOf(host.base, code);
  const { kind, place, description, contact, region, happened_at: when } = stored.feedback;
  assert.deepEqual([stored.state, kind, place, description, region, when], ['received', GOOD.kind, GOOD.place, GOOD.description, '150300', '2026-11-20T08:30']);
  assert.equal(contact ?? null, null, 'the contact is never sent back');

  await page.getByRole('link', { name: '查看办理进度' }).click();
  await page.locator('.thread-state').waitFor();
  const words = await page.locator('main').innerText();
  for (const part of ['已收到', code, GOOD.place, '从早上七点到现在。']) assert.ok(words.includes(part), part);
  assert.ok(!words.includes(GOOD.contact));
  const days = (Date.parse(stored.clock.answer_by) - Date.parse(stored.clock.accept_by)) / 86_400_000;
  assert.equal(days, 45, '15 days to accept, 60 to answer');
  assert.deepEqual(await violations(page), []);
  assert.deepEqual(watched.problems(), []);

  await page.reload();
  await page.locator('.thread-state').waitFor();
  await settled(page);
  assert.ok((await page.locator('main').innerText()).includes(GOOD.place), 'also when its address is opened cold');
});

on('the code typed by hand opens the thread, in any writing', 'feedback/', async ({ page }) => {
  await fill(page);
  await send(page);
  const code = await receivedCode(page);
  for (const typed of [code, ` ${code.toLowerCase().replaceAll('-', ' ')} `]) {
    await go(page, `${host.base}feedback/`);
    await page.locator('#follow-code').fill(typed);
    await page.locator('form.follow button').click();
    await page.locator('.thread-state').waitFor();
    assert.ok((await page.locator('main').innerText()).includes(GOOD.place), typed);
  }
});

on('a code that opens nothing is told so', 'feedback/', async ({ page }) => {
  await page.locator('#follow-code').fill('0000-0000-0000-0000-0');
  await page.locator('form.follow button').click();
  assert.match(await page.locator('main .state.empty').innerText(), /没有这个查询码/);
});

on('offline nothing is lost, and online again it is sent by itself, once', 'feedback/', async ({ page, context }) => {
  const sent = [];
  page.on('request', (request) => {
    const key = request.headers()['idempotency-key'];
    if (key) sent.push({ key, body: request.postData() });
  });
  await fill(page);
  await context.setOffline(true);
  await send(page);
  assert.match(await page.locator('form.feedback .problem').innerText(), /没有提交成功，内容仍在本页/);
  const { kind, place, description, contact } = GOOD;
  assert.deepEqual(await written(page), { kind, place, description, contact });
  await context.setOffline(false);
  // Nobody presses anything: it goes by itself.
  const code = await receivedCode(page);
  const last = sent.at(-1);
  assert.ok(sent.length > 2 && sent.every((one) => one.key === last.key), 'each try, and the work for it, has the same key');

  const again = await fetch(`${host.base}api/feedback`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'Idempotency-Key': last.key },
    body: last.body,
  });
  assert.equal(again.status, 200, 'known already');
  assert.equal((await again.json()).code, code, 'the very same receipt');
});

on('an answer that is lost on its way does not make two reports', 'feedback/', async ({ page, context }) => {
  const stored = [];
  await context.route('**/api/feedback', async (route) => {
    const answer = await route.fetch();
    stored.push(await answer.json());
    if (stored.length === 1) await route.abort('connectionreset');
    else await route.fulfill({ response: answer });
  });
  await fill(page);
  await send(page);
  await page.locator('form.feedback .problem').waitFor();
  await send(page);
  const code = await receivedCode(page);
  assert.deepEqual(stored.map((receipt) => receipt.code), [code, code]);
});

on('two quick presses send one report', 'feedback/', async ({ page, context }) => {
  let tries = 0;
  await context.route('**/api/feedback', async (route) => {
    tries += 1;
    await new Promise((done) => setTimeout(done, 300));
    await route.continue();
  });
  await fill(page);
  await page.evaluate(() => {
    const button = document.querySelector('form.feedback button[type=submit]');
    button.click();
    button.click();
  });
  await receivedCode(page);
  assert.equal(tries, 1);
});

on('a draft survives a reload, without the contact; what was sent leaves none', 'feedback/', async ({ page }) => {
  await fill(page);
  await page.reload();
  await settled(page);
  const { kind, place, description } = GOOD;
  assert.deepEqual(await written(page), { kind, place, description, contact: '' });
  const kept = await page.evaluate(() => JSON.stringify({ ...localStorage, ...sessionStorage }));
  assert.ok(!kept.includes(GOOD.contact));
  await send(page);
  await receivedCode(page);
  await page.reload();
  await settled(page);
  assert.deepEqual(await written(page), { kind: '', place: '', description: '', contact: '' });
});

on('questioning a task fills in what it is about', `tasks/${TASK}/`, async ({ page }) => {
  await page.getByRole('link', { name: '质疑这一项' }).click();
  await page.locator('form.feedback').waitFor();
  assert.match(await page.locator('.subject').innerText(), new RegExp(TASK));
  assert.equal(await page.locator('#f-kind').inputValue(), 'task_challenged');
  await fill(page, { ...GOOD, kind: 'task_challenged' });
  await send(page);
  const { feedback } = await threadOf(host.base, await receivedCode(page));
  assert.deepEqual([feedback.kind, feedback.subject_kind, feedback.subject_id], ['task_challenged', 'task', TASK]);
});

on('personal data is pointed out before anything is sent; a second press sends it as it is', 'feedback/', async ({ page, watched }) => {
  let sent = 0;
  page.on('request', (request) => { if (request.method() === 'POST' && request.url().endsWith('/api/feedback')) sent += 1; });
  await fill(page, { ...GOOD, place: '再无别处', description: '工地没有盖网，请打 138 0000 0000 问我' });
  await send(page);
  await focusComesTo(page, 'personal');
  assert.match(await page.locator('#personal').innerText(), /好像有个人信息：138 0000 0000/);
  assert.equal(sent, 0);
  assert.deepEqual(await violations(page), []);
  await page.locator('#f-description').fill('工地没有盖网，请看照片');
  await send(page);
  await receivedCode(page);
  assert.equal(sent, 1, 'mended, it goes at once');
  assert.deepEqual(watched.problems(), []);
});

on('photos are made small and say nothing of where they were taken before they leave the phone', 'feedback/', async ({ page, watched }) => {
  await fill(page, { ...GOOD, place: '照片里的地点' });
  await send(page);
  const code = await receivedCode(page);
  await page.getByRole('link', { name: '查看办理进度' }).click();
  await page.locator('.thread-state').waitFor();
  // A picture of 3000 by 2000 pixels with a note in it, as a camera leaves one.
  const camera = await page.evaluate(async () => {
    const canvas = Object.assign(document.createElement('canvas'), { width: 3000, height: 2000 });
    canvas.getContext('2d').fillRect(0, 0, 1500, 2000);
    const jpeg = new Uint8Array(await (await new Promise((done) => canvas.toBlob(done, 'image/jpeg'))).arrayBuffer());
    const note = new TextEncoder().encode('SECRETCAM 39.65N');
    return [...jpeg.slice(0, 2), 0xff, 0xfe, 0, note.length + 2, ...note, ...jpeg.slice(2)];
  });
  await page.locator('summary', { hasText: '补充照片' }).click();
  await page.locator('#t-photos').setInputFiles({ name: 'IMG_20261122_at_home.jpg', mimeType: 'image/jpeg', buffer: Buffer.from(camera) });
  const [sent] = await Promise.all([
    page.waitForRequest((request) => request.url().endsWith('/photos') && request.method() === 'POST'),
    page.locator('form[action$="/photos"] button').click(),
  ]);
  const body = sent.postDataBuffer()?.toString('latin1') ?? '';
  assert.ok(!body.includes('SECRETCAM') && !body.includes('at_home'));
  await page.waitForURL(new RegExp(`feedback/${code}/$`));
  await page.locator('ul.photos a').first().waitFor();
  const size = await page.evaluate(async (address) => {
    const picture = await createImageBitmap(await (await fetch(address)).blob());
    return [picture.width, picture.height];
  }, await page.locator('ul.photos a').first().evaluate((link) => link.href));
  assert.deepEqual(size, [2048, 1365]);
  assert.deepEqual(watched.problems(), []);
});

on('a service that is not there is no lost report', 'feedback/', async ({ page, context }) => {
  await context.route('**/api/feedback', (route) => route.fulfill({ status: 503, contentType: 'application/json', body: '{"code":"unavailable","message":"x"}' }));
  await fill(page);
  await send(page);
  assert.match(await page.locator('form.feedback .problem').innerText(), /服务暂时不能保存/);
  assert.equal((await written(page)).description, GOOD.description);
  await context.unroute('**/api/feedback');
  await send(page);
  assert.match(await receivedCode(page), CODE);
});
