// What a first visit weighs: told, and held to bounds.
import assert from 'node:assert/strict';
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { PHONE, go, publishedSite, settled, startPortal, taken, visit } from './harness.mjs';
import { ROUTES } from './lib/routes.mjs';
import { manifest } from './lib/tamper.mjs';

// What the first view of a route fetches of the record in Brotli, with the manifest, which lists every file of the
// release, and the log.
const DATA_MOST_BYTES = 60_000;
// What comes through a service worker counts as uncompressed, and a first visit has none yet.
const FIRST_VISIT = { serviceWorkers: 'block' };
// What a cold visit fetches of the app (program, script, styles) until the log is checked, in Brotli: while nobody
// does anything but read (the goal: 215 kB for every page), and once charts live.
const READ_MOST_BYTES = 215_000;
const ALIVE_MOST_BYTES = 256_000;
const host = await startPortal();
const kB = (bytes) => `${(bytes / 1000).toFixed(1)} kB`;

test('the app, compressed', (t) => {
  const site = publishedSite();
  const sizes = Object.fromEntries(['wasm', 'js', 'css'].map((kind) => {
    const twins = readdirSync(site).filter((name) => name.endsWith(`.${kind}.br`));
    assert.ok(twins.length > 0, `a compressed ${kind}`);
    return [kind, twins.map((name) => statSync(join(site, name)).size).reduce((a, b) => a + b)];
  }));
  const total = Object.values(sizes).reduce((a, b) => a + b);
  t.diagnostic(`Brotli: wasm ${kB(sizes.wasm)}, js ${kB(sizes.js)}, css ${kB(sizes.css)}, together ${kB(total)}`);
});

for (const [name, path] of [['home', ''], ['station', 'air/150300/3621A/'], ['tasks', 'tasks/']]) {
  test(`${name}: what is fetched is what the release names, once each`, (t) => visit(`weight ${name}`, host.base, PHONE, async ({ page }) => {
    await go(page, host.base + path);
    const fetched = await page.evaluate(() => [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')].map(
      ({ name, transferSize, encodedBodySize, decodedBodySize }) => ({ name, transferSize, encodedBodySize, decodedBodySize }),
    ));
    const sum = (list, key) => list.reduce((total, one) => total + one[key], 0);
    const data = fetched.filter((one) => one.name.includes('/data/'));
    t.diagnostic(`${name}: ${fetched.length} requests, ${kB(sum(fetched, 'transferSize'))} on the wire; ` +
      `data: ${data.length} files, ${kB(sum(data, 'transferSize'))} on the wire, ${kB(sum(data, 'decodedBodySize'))} unpacked`);
    const { files } = manifest(publishedSite());
    const blobs = data.filter((one) => one.name.includes('/blob/'));
    assert.ok(blobs.length > 0);
    for (const blob of blobs) {
      const entry = files.find((file) => blob.name === host.base + file.path);
      assert.ok(entry, `${blob.name} is in the manifest`);
      assert.equal(blob.decodedBodySize, entry.bytes, blob.name);
      assert.ok(blob.encodedBodySize < blob.decodedBodySize, `${blob.name} comes compressed`);
    }
    assert.deepEqual(data.map((one) => one.name).filter((url, i, all) => all.indexOf(url) !== i), [], 'nothing is fetched twice');
    const parts = data.filter((one) => !one.name.includes('/data/release/'));
    t.diagnostic(`${name}: ${kB(sum(parts, 'transferSize'))} of data without the manifest`);
  }, FIRST_VISIT));
}

/** What the browser fetched so far, each file once. */
async function fetchedFiles(page, which) {
  const entries = await page.evaluate(() => performance.getEntriesByType('resource').map(({ name, encodedBodySize, decodedBodySize }) => ({ name, encodedBodySize, decodedBodySize })));
  const files = new Map();
  for (const entry of entries.filter(({ name }) => which.test(name))) {
    const known = files.get(entry.name);
    if (!known || known.encodedBodySize < entry.encodedBodySize) files.set(entry.name, entry);
  }
  return [...files.values()];
}

for (const { path } of ROUTES) {
  test(`the app and the data on /${path}`, (t) => visit(`app weight ${path}`, host.base, PHONE, async ({ page }) => {
    await page.goto(host.base + path, { waitUntil: 'domcontentloaded' });
    await taken(page);
    await page.waitForLoadState('networkidle');
    const bytes = (files) => files.reduce((sum, file) => sum + file.encodedBodySize, 0);
    const app = async () => {
      const files = await fetchedFiles(page, /\.(wasm|js|css)$/);
      for (const file of files) assert.ok(file.encodedBodySize > 0 && file.encodedBodySize < file.decodedBodySize, `${file.name} comes compressed`);
      return bytes(files);
    };
    const read = await app();
    assert.equal(await page.locator('canvas').count(), 0, 'charts wait for somebody who reads on');
    const vain = await page.evaluate(() => Object.keys(window.early ?? {}));
    assert.deepEqual(vain, [], 'what the page asks for is what the app takes');
    await settled(page);
    await page.waitForLoadState('networkidle');
    const [alive, data] = [await app(), bytes(await fetchedFiles(page, /\/data\//))];
    t.diagnostic(`/${path}: app ${kB(read)}, with living charts ${kB(alive)}, data ${kB(data)}`);
    assert.ok(read <= READ_MOST_BYTES, `${kB(read)} of ${kB(READ_MOST_BYTES)}`);
    assert.ok(alive <= ALIVE_MOST_BYTES, `${kB(alive)} of ${kB(ALIVE_MOST_BYTES)} with living charts`);
    assert.ok(data <= DATA_MOST_BYTES, `${kB(data)} of data, ${kB(DATA_MOST_BYTES)} allowed`);
  }, FIRST_VISIT));
}
