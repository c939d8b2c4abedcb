// A report from the public, as it is filled in and as it is sent.
import assert from 'node:assert/strict';

export const GOOD = {
  kind: 'dust',
  place: '海北大街与滨河路口西侧工地',
  description: '工地没有盖网，一刮风满街是土。\n从早上七点到现在。',
  contact: '手机 000-0000',
};

export const CODE = /^[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{1,4}){3,}$/;

/** Fills the form of the app. */
export async function fill(page, report = GOOD) {
  await page.locator('#f-kind').selectOption(report.kind);
  await page.locator('#f-place').fill(report.place);
  await page.locator('#f-description').fill(report.description);
  if (report.contact) await page.locator('#f-contact').fill(report.contact);
}

/** The network goes; who writes has taken longer than what the form asks for once somebody turns to it. */
export async function goesOffline({ page, context }) {
  await page.waitForFunction(() => self.mingjingOutbox);
  await context.setOffline(true);
}

/** Presses the form's button: what was written is checked and shown as others will read it. */
export const look = (page) => page.locator('form.feedback button[type=submit]').click();

/** Looks and sends. */
export async function send(page) {
  await look(page);
  await page.locator('#send').click();
}

/** The code on the receipt. */
export async function receivedCode(page) {
  const code = await page.locator('#receipt .code').innerText();
  assert.match(code, CODE);
  return code;
}

/** What stands in the form. */
export async function written(page) {
  const value = (name) => page.locator(`#f-${name}`).inputValue();
  return { kind: await value('kind'), place: await value('place'), description: await value('description'), contact: await value('contact') };
}

/** The thread as the service tells it. */
export async function threadOf(base, code) {
  const answer = await fetch(`${base}api/feedback/${code}`);
  assert.equal(answer.status, 200);
  return answer.json();
}
