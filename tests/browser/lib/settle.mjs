// When a page is ready to be looked at.

/** Waits until the app has taken over and nothing of the page loads any more; charts stand as they were written. */
export async function taken(page) {
  await page.waitForFunction(() => {
    const here = (selector) => document.querySelector(selector) !== null;
    return here('html.live-app') && here('header.masthead') && (here('main h1') || here('.state.failed')) && !here('.state.waiting') && (here('.seal') || here('.state.failed'));
  });
}

/** Waits until the app has taken over, and what is to be drawn is drawn. */
export async function settled(page) {
  await taken(page);
  await drawn(page);
}

/** Waits until every chart has pixels and nothing moves any more. */
export async function drawn(page) {
  await stir(page);
  await page.waitForFunction(() =>
    [...document.querySelectorAll('.drawing')].every((frame) => {
      const canvas = frame.querySelector('canvas');
      // Without an answer the page that was written in advance stays, with its still drawings.
      if (!canvas) return document.querySelector('#alarm .state.failed') !== null;
      return Math.round(frame.clientWidth * devicePixelRatio) === canvas.width;
    }),
  );
  await frames(page);
  await page.evaluate(() => Promise.all(document.getAnimations().map((animation) => animation.finished.catch(() => null))));
}

/** Charts live once somebody reads on: a pointer over nothing is enough. */
async function stir(page) {
  const still = await page.evaluate(() => document.querySelector('html.live-app .drawing:not(:has(canvas))') !== null);
  if (!still) return;
  await page.mouse.move(0, 1);
  await page.mouse.move(0, 0);
}

/** Waits for two pictures. */
export function frames(page) {
  return page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done()))));
}

/** Opens an address of the app and waits until it is ready. */
export async function go(page, url) {
  const response = await page.goto(url, { waitUntil: 'domcontentloaded' });
  await settled(page);
  return response;
}
