// A reader without a mouse: moves by keys alone, and has to see at every stop where the focus is.
import assert from 'node:assert/strict';

const FAR = 200;

/** What has the focus, as a line for messages. */
export const here = (page) => page.evaluate(() => {
  const at = document.activeElement;
  return `${at.tagName.toLowerCase()}${at.id ? `#${at.id}` : ''}.${at.className} "${(at.innerText ?? '').slice(0, 30)}"`;
});

/** One step with Tab (or back), with the focus seen where it comes to. */
export async function step(page, { back = false } = {}) {
  await page.keyboard.press(back ? 'Shift+Tab' : 'Tab');
  const fault = await page.evaluate(unseen);
  assert.equal(fault, null, `${await here(page)}: ${fault}`);
}

/** Steps until `selector` has the focus. */
export async function stepTo(page, selector, options) {
  for (let i = 0; i < FAR; i += 1) {
    await step(page, options);
    if (await page.evaluate((selector) => document.activeElement.matches(selector), selector)) return;
  }
  assert.fail(`${selector} is not within ${FAR} steps; the focus is on ${await here(page)}`);
}

/** Steps to `selector` and presses Enter. */
export async function open(page, selector) {
  await stepTo(page, selector);
  await page.keyboard.press('Enter');
}

/** The heading of a page that was opened has the focus. */
export async function arrived(page, heading) {
  await page.waitForFunction(
    (words) => document.activeElement === document.querySelector('main h1') && document.activeElement.innerText.includes(words),
    heading,
    { timeout: 8000 },
  ).catch(async () => assert.fail(`the focus is not on the heading ${heading} but on ${await here(page)}`));
}

/** Why the focus cannot be seen; null when it can. */
function unseen() {
  const at = document.activeElement;
  if (!at || at === document.body) return 'nothing has the focus';
  const style = getComputedStyle(at);
  if (style.outlineStyle === 'none' || Number.parseFloat(style.outlineWidth) < 3) return `outline ${style.outlineStyle} ${style.outlineWidth}`;
  const light = (colour) => {
    const [r, g, b] = colour.match(/[\d.]+/g).map((part) => {
      const share = part / 255;
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const [a, b] = [light(style.outlineColor), light(getComputedStyle(document.body).backgroundColor)].sort((a, b) => b - a);
  if ((a + 0.05) / (b + 0.05) < 3) return `outline ${style.outlineColor} hardly differs from the page`;
  const box = at.getBoundingClientRect();
  if (box.width < 1 || box.height < 1) return `no size: ${box.width} × ${box.height}`;
  if (box.bottom <= 0 || box.top >= innerHeight || box.right <= 0 || box.left >= innerWidth) return `out of sight at ${Math.round(box.top)}`;
  return null;
}
