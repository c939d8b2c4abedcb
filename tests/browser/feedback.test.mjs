// A report from the public: faults told beside the fields, stored once, followed by its code.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { go, PHONE, settled, startPortal, visit } from './harness.mjs';
import { violations } from './lib/axe.mjs';
import { CODE, fill, goesOffline, GOOD, look, receivedCode, send, threadOf, written } from './lib/report.mjs';
import { TASK } from './lib/routes.mjs';

const host = await startPortal();
const on = (name, path, body) => test(name, () => visit(name, host.base, PHONE, async (visited) => {
  await go(visited.page, host.base + path);
  await body(visited);
}));
const focused = (page) => page.evaluate(() => document.activeElement.id);
const focusComesTo = (page, id) => page.waitForFunction((id) => document.activeElement.id === id, id, { timeout: 3000 });

on('an empty form tells what it lacks, beside the fields and in a summary that gets the focus', 'feedback/', async ({ page, watched }) => {
  await look(page);
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
  await look(page);
  await page.locator('#e-description', { hasText: '写得太短' }).waitFor();
  assert.deepEqual(watched.problems(), []);
});

on('a good report gives a code, and the code opens what was sent', 'feedback/', async ({ page, watched }) => {
  await fill(page);
  await page.locator('#f-region').selectOption('150300');
  await page.locator('#f-happened_at').fill('2026-11-20T08:30');
  await look(page);
  await focusComesTo(page, 'preview');
  const shown = await page.locator('section[aria-labelledby=public]').innerText();
  for (const part of ['扬尘', '乌海市', GOOD.place, '从早上七点到现在。']) assert.ok(shown.includes(part), part);
  for (const part of [GOOD.contact, '08:30']) assert.ok(!shown.includes(part), part);
  const own = await page.locator('section[aria-labelledby=private]').innerText();
  for (const part of [GOOD.contact, '2026-11-20 08:30', '未填']) assert.ok(own.includes(part), part);
  assert.deepEqual(await violations(page), []);
  await page.getByRole('button', { name: '返回修改' }).press('Enter');
  await focusComesTo(page, 'f-description');
  assert.equal((await written(page)).contact, GOOD.contact, 'what was written is still there');
  await look(page);
  await focusComesTo(page, 'preview');
  // With the keyboard alone.
  while ((await focused(page)) !== 'send') await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
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

/** Requests that bring a report, by the key of each. */
function sent(context) {
  const keys = [];
  context.on('request', (request) => {
    if (request.method() === 'POST' && request.url().endsWith('/api/feedback')) keys.push(request.headers()['idempotency-key']);
  });
  return keys;
}
const kept = (page) => page.evaluate(() => self.mingjingOutbox.all());

on('offline it is kept on the device, and online again it is sent by itself, once', 'feedback/', async ({ page, context }) => {
  const keys = sent(context);
  await fill(page);
  await goesOffline({ page, context });
  await send(page);
  await focusComesTo(page, 'kept');
  assert.match(await page.locator('#kept').innerText(), /还没有送到，已连同联系方式和照片存在这台设备上/);
  assert.deepEqual(await violations(page), []);
  assert.deepEqual(await written(page), { kind: '', place: '', description: '', contact: '' }, 'the form is free for another one');
  await context.setOffline(false);
  // Nobody presses anything: it goes by itself.
  const code = await receivedCode(page);
  assert.equal(new Set(keys).size, 1, 'each try has the same key');
  const again = await fetch(`${host.base}api/feedback`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'Idempotency-Key': keys[0] },
    body: JSON.stringify({ kind: GOOD.kind, region: null, place: GOOD.place, happened_at: null, description: GOOD.description, contact: GOOD.contact, subject_kind: null, subject_id: null }),
  });
  assert.equal(again.status, 200, 'known already');
  assert.equal((await again.json()).code, code, 'the very same receipt');
  const [entry] = await kept(page);
  assert.ok(entry.body === '' && entry.receipt.includes(code), 'the words and the contact are gone from the device, the code stays');
});

on('what was written offline survives the page; two tabs send it once; the receipt stays until it was noted', 'feedback/', async ({ page, context }) => {
  // What stands by and what was fetched before keeps the page open without a network.
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
  await page.reload();
  await settled(page);
  const keys = sent(context);
  const photo = await page.evaluate(async () => {
    const canvas = Object.assign(document.createElement('canvas'), { width: 300, height: 200 });
    canvas.getContext('2d').fillRect(0, 0, 150, 200);
    return [...new Uint8Array(await (await new Promise((done) => canvas.toBlob(done, 'image/jpeg'))).arrayBuffer())];
  });
  await fill(page, { ...GOOD, place: '没有网络的地方' });
  await page.locator('#f-pictures').setInputFiles({ name: 'a.jpg', mimeType: 'image/jpeg', buffer: Buffer.from(photo) });
  await look(page);
  await page.locator('.preview img.thumbnail').waitFor();
  assert.ok(await page.locator('.preview img.thumbnail').evaluate((img) => img.complete && img.naturalWidth > 0));
  await goesOffline({ page, context });
  await page.locator('#send').click();
  await focusComesTo(page, 'kept');
  await page.close();

  const [one, other] = [await context.newPage(), await context.newPage()];
  for (const tab of [one, other]) {
    await tab.goto(`${host.base}feedback/`);
    await tab.locator('#kept', { hasText: '没有网络的地方' }).waitFor();
  }
  await context.setOffline(false);
  const codes = [];
  for (const tab of [one, other]) {
    await tab.getByRole('button', { name: '现在再试' }).click({ timeout: 1000 }).catch(() => null);
    await tab.locator('#kept .code').waitFor();
    codes.push(await tab.locator('#kept .code').innerText());
  }
  assert.equal(codes[0], codes[1]);
  const stored = await threadOf(host.base, codes[0]);
  assert.equal(stored.feedback.place, '没有网络的地方');
  assert.equal(stored.photos.length, 1, 'with its photo, once');
  assert.equal(new Set(keys).size, 1);
  await one.reload();
  await one.locator('#kept .code', { hasText: codes[0] }).waitFor();
  await one.getByRole('button', { name: '记下了，从这台设备移除' }).click();
  await one.locator('#kept').waitFor({ state: 'detached' });
  assert.deepEqual(await kept(one), []);
  await other.reload();
  await settled(other);
  assert.equal(await other.locator('#kept').count(), 0);
});

on('what waits is sent from any page of the portal', 'feedback/', async ({ page, context }) => {
  await context.route('**/api/feedback', (route) => route.abort('connectionfailed'));
  await fill(page, { ...GOOD, place: '别的页面' });
  await send(page);
  await focusComesTo(page, 'kept');
  await context.unroute('**/api/feedback');
  await page.goto(`${host.base}tasks/`);
  await page.waitForResponse((response) => response.url().endsWith('/api/feedback') && response.status() === 201);
  await page.goto(`${host.base}feedback/`);
  await page.locator('#kept .code').waitFor();
  assert.match(await page.locator('#kept').innerText(), /已经送到，内容已从这台设备删去/);
});

on('what waits can be taken back and changed', 'feedback/', async ({ page, context }) => {
  await fill(page);
  await goesOffline({ page, context });
  await send(page);
  await focusComesTo(page, 'kept');
  await page.getByRole('button', { name: '取回修改' }).click();
  await focusComesTo(page, 'f-description');
  assert.deepEqual(await written(page), { kind: GOOD.kind, place: GOOD.place, description: GOOD.description, contact: GOOD.contact });
  assert.deepEqual(await kept(page), []);
  await context.setOffline(false);
});

on('a browser that keeps nothing sends all the same', 'feedback/', async ({ page }) => {
  await fill(page);
  // What keeps reports comes once somebody turns to the form.
  await page.waitForFunction(() => self.mingjingOutbox);
  await page.evaluate(() => { self.mingjingOutbox.put = () => Promise.reject(new Error('no room')); });
  await send(page);
  assert.match(await receivedCode(page), CODE);
});

test('the part that sends comes once somebody turns to the form; where it cannot be had, that is said and the words stay', () => visit('late part', host.base, PHONE, async ({ page, context }) => {
  await go(page, host.base + 'feedback/');
  await page.waitForLoadState('networkidle');
  let missed = 0;
  await page.route('**/*.wasm', (route) => { missed += 1; return route.abort('connectionreset'); });
  await fill(page);
  await look(page);
  await page.getByRole('alert').filter({ hasText: '没有提交成功，内容仍在本页' }).waitFor();
  assert.ok(missed > 0, 'the part was asked for');
  assert.deepEqual(await written(page), GOOD);
  await page.unroute('**/*.wasm');
  // It comes by itself when the network does.
  assert.equal(await page.evaluate(() => self.mingjingOutbox), undefined);
  await context.setOffline(true);
  await context.setOffline(false);
  await page.waitForFunction(() => self.mingjingOutbox);
  await send(page);
  assert.match(await receivedCode(page), CODE);
}, { serviceWorkers: 'block' }));

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
  await focusComesTo(page, 'kept');
  await page.getByRole('button', { name: '现在再试' }).click();
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
  await look(page);
  await page.locator('#send').waitFor();
  await page.evaluate(() => {
    const button = document.querySelector('#send');
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

on('personal data is pointed out before anything is sent, and shown covered as it will be', 'feedback/', async ({ page, watched }) => {
  let sent = 0;
  page.on('request', (request) => { if (request.method() === 'POST' && request.url().endsWith('/api/feedback')) sent += 1; });
  await fill(page, { ...GOOD, place: '再无别处', description: '工地没有盖网，请打 138 0000 0000 问我' });
  await look(page);
  await focusComesTo(page, 'preview');
  assert.match(await page.locator('#personal').innerText(), /好像有个人信息：138 0000 0000/);
  assert.match(await page.locator('section[aria-labelledby=public]').innerText(), /请打 ▇▇▇ 问我/);
  assert.equal(sent, 0);
  assert.deepEqual(await violations(page), []);
  await page.getByRole('button', { name: '返回修改' }).click();
  await page.locator('#f-description').fill('工地没有盖网，请看照片');
  await send(page);
  await receivedCode(page);
  assert.equal(sent, 1);
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
  await focusComesTo(page, 'kept');
  await context.unroute('**/api/feedback');
  await page.getByRole('button', { name: '现在再试' }).click();
  assert.match(await receivedCode(page), CODE);
});

on('what the service does not take comes back with words', 'feedback/', async ({ page, context }) => {
  await context.route('**/api/feedback', (route) => route.fulfill({ status: 422, contentType: 'application/json', body: '{"code":"invalid","message":"x","fields":[{"field":"region","code":"unknown"}]}' }));
  await fill(page);
  await send(page);
  await focusComesTo(page, 'errors');
  assert.match(await page.locator('#e-region').innerText(), /请从列表中选择/);
  assert.equal((await written(page)).description, GOOD.description);
  assert.deepEqual(await kept(page), []);
});

on('real regions only, the own ones first; the made-up one is the sample', 'feedback/', async ({ page }) => {
  const names = () => page.locator('#f-region option').allInnerTexts();
  const first = await names();
  assert.equal(first[1], '乌海市', 'where the portal is at home');
  assert.ok(first.includes('鄂尔多斯市达拉特旗'));
  assert.ok(!first.some((name) => name.includes('示例')));
  await page.getByRole('link', { name: '演示：向虚构的示例地区反映' }).click();
  await page.locator('.notice .sample').waitFor();
  assert.equal(await page.locator('#f-region').inputValue(), 'sample-banner');
  assert.deepEqual(await violations(page), []);
});
