// What every browser test begins with: the published demo workbook, the hosts, one browser. All of it
// ends with the test file, also when it fails.
import { after } from 'node:test';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, chromiumPath, failurePicture } from './lib/paths.mjs';
import { plainHost } from './lib/plain_host.mjs';
import { portal } from './lib/portal.mjs';
import { publishInto, SUB_PATH } from './lib/publish.mjs';
import { watch } from './lib/watch.mjs';

export { drawn, frames, go, settled, taken } from './lib/settle.mjs';
export { exceptIntended404 } from './lib/watch.mjs';

export const FLAGS = [
  '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
  '--disable-component-update', '--disable-sync',
];

export const PHONE = { width: 360, height: 740, dpr: 2 };
export const DESKTOP = { width: 1280, height: 800, dpr: 1 };

const temporary = mkdtempSync(join(tmpdir(), 'mingjing-browser-'));
const atEnd = [() => rmSync(temporary, { recursive: true, force: true })];
async function clear() {
  for (const end of atEnd.splice(0).reverse()) await end();
}
after(clear);
// The runner ends a test file by a signal: then too nothing is left running.
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(1));
process.once('exit', () => rmSync(temporary, { recursive: true, force: true }));

/** A folder of this test file's own. */
export function folder(name) {
  return join(temporary, name);
}

let published = process.env.MINGJING_BROWSER_RUN;
/** The published site: `site` for the portal's server, `site-below` for a host with a sub-path. */
export function publishedSite(name = 'site') {
  if (!published) {
    published = join(temporary, 'run');
    publishInto(published);
  }
  return join(published, name);
}

/** `mingjing serve` on `site` with a fresh database. */
export async function startPortal(site = publishedSite(), more = []) {
  const host = await portal(site, join(temporary, `feedback-${atEnd.length}.sqlite`), more);
  atEnd.push(host.close);
  return host;
}

/** A plain static host, under a sub-path if the site was published for one. */
export async function startPlain(site = publishedSite('site-below'), below = SUB_PATH) {
  const host = await plainHost(site, below);
  atEnd.push(host.close);
  return host;
}

let browser;
async function theBrowser() {
  if (!browser) {
    browser = await chromium.launch({ executablePath: chromiumPath(), headless: true, args: FLAGS });
    atEnd.push(() => browser.close());
  }
  return browser;
}

/**
 * Runs `body({page, context, watched})` in a fresh browser profile; when it fails, keeps a picture of
 * the page. `screen` is one of PHONE, DESKTOP or alike; `options` go to the browser context.
 */
export async function visit(name, base, screen, body, options = {}) {
  const { dark = false, ...more } = options;
  const context = await (await theBrowser()).newContext({
    viewport: { width: screen.width, height: screen.height },
    deviceScaleFactor: screen.dpr,
    colorScheme: dark ? 'dark' : 'light',
    locale: 'zh-CN',
    // The record is in China's time wherever the reader is.
    timezoneId: 'America/Los_Angeles',
    ...more,
  });
  context.setDefaultTimeout(30_000);
  const page = await context.newPage();
  const watched = await watch(context, page, base);
  try {
    return await body({ page, context, watched });
  } catch (error) {
    const picture = failurePicture(name);
    await page.screenshot({ path: picture, fullPage: true }).catch(() => null);
    error.stack += `\n  page: ${page.url()}\n  picture: ${picture}`;
    throw error;
  } finally {
    await context.close();
  }
}
