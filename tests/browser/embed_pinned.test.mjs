// A pinned chart on a plain static host: drawn by the app from what the host keeps of an earlier release.
import assert from 'node:assert/strict';
import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { DESKTOP, folder, publishedSite, startPlain, visit } from './harness.mjs';
import { publish } from './lib/publish.mjs';

const CHART = 'embed/air-station/150300/3621A/pm10/';
const STATE = 'period=all&from=2025-01-28T00%3A00&to=2025-01-28T06%3A00';
const HEAD = 'data/head.json';

/** The published site, and on top of it a release in which an hour was corrected from 13 to 31. */
function corrected() {
  const run = dirname(publishedSite());
  const [site, workbook] = [folder('site'), folder('workbook')];
  cpSync(join(run, 'site-below'), site, { recursive: true });
  cpSync(join(run, 'workbook-below'), workbook, { recursive: true });
  const path = join(workbook, 'air_hourly/china_sites_20250128.csv');
  const rows = readFileSync(path, 'utf8').split('\n').map((line) => line.split(','));
  const column = rows[0].map((name) => name.trim()).indexOf('3621A');
  const row = rows.find(([day, hour, type]) => day === '20250128' && hour === '1' && type === 'PM10');
  assert.equal(row[column], '13');
  row[column] = '31';
  writeFileSync(path, rows.map((cells) => cells.join(',')).join('\n'));
  const reasons = 'air_hours,3621A/2025-01,2025-01-28T01:00:00+08:00,pm10,13,31,录入有误,A slip,2026-02-01,\n';
  const described = JSON.parse(readFileSync(join(workbook, 'datapackage.json'), 'utf8'));
  described.resources.push({ name: 'corrections', path: 'corrections.csv', 'mingjing:form': 'table', sources: [{ title: 'test' }] });
  writeFileSync(join(workbook, 'datapackage.json'), JSON.stringify(described));
  writeFileSync(join(workbook, 'corrections.csv'), `table,partition,row_key,field,old,new,reason_zh,reason_en,decided_on,document\n${reasons}`);
  publish(workbook, site, { app: join(run, 'app'), key: join(run, 'key') });
  return site;
}

const head = (site) => JSON.parse(readFileSync(join(site, HEAD), 'utf8'));
const before = head(publishedSite('site-below'));
const site = corrected();
const host = await startPlain(site);

/** What the embed at an address says: the hour in question, and the line below the chart. */
const read = (name, query, done) => visit(name, host.base, DESKTOP, async ({ page }) => {
  await page.goto(`${host.base}${CHART}?${query}`);
  await page.waitForSelector('html.live-app');
  await done(page);
}, { serviceWorkers: 'block' });
const hour = async (page) => {
  await page.waitForSelector('.drawing canvas');
  await page.locator('figure details summary').first().click();
  const row = page.locator('figure table tbody tr').filter({ hasText: '01:00' });
  return (await row.locator('td, th').last().innerText()).trim();
};

for (const [how, change] of [
  ['by the log', () => {}],
  ['without a log, by the chain of manifests', () => {
    const { checkpoint: _, ...rest } = head(site);
    writeFileSync(join(site, HEAD), JSON.stringify(rest));
  }],
]) {
  test(`an earlier release is drawn, ${how}`, async () => {
    const now = readFileSync(join(site, HEAD));
    change();
    try {
      assert.notEqual(head(site).manifest_sha256, before.manifest_sha256);
      await read(`pinned ${how}`, `${STATE}&release=${before.manifest_sha256}`, async (page) => {
        await page.waitForFunction(() => document.querySelector('.source')?.textContent.includes('固定版本'));
        assert.equal(await hour(page), '13');
        const line = await page.locator('.source').first().innerText();
        assert.ok(line.includes(`第 ${before.release} 次发布`), line);
        assert.match(line, /此版本之后/);
      });
      await read(`live ${how}`, STATE, async (page) => assert.equal(await hour(page), '31'));
    } finally {
      writeFileSync(join(site, HEAD), now);
    }
  });
}

test('a release that nobody knows, and one whose files are gone, are not kept', async () => {
  const said = async (page) => {
    await page.waitForFunction(() => document.querySelector('main')?.innerText.includes('没有保存'));
    assert.ok((await page.locator('main a').first().getAttribute('href')).includes('air/150300/3621A/'));
  };
  await read('pinned unknown', `${STATE}&release=${'0'.repeat(64)}`, said);
  rmSync(join(site, `data/release/${before.release}.json`));
  rmSync(join(site, `data/release/${before.release}.json.br`), { force: true });
  await read('pinned gone', `${STATE}&release=${before.manifest_sha256}`, said);
});

test('a manifest that is not the one quoted is refused', async () => {
  writeFileSync(join(site, `data/release/${before.release}.json`), '{"contract":1}');
  await read('pinned false', `${STATE}&release=${before.manifest_sha256}`, async (page) => {
    await page.waitForFunction(() => !document.querySelector('.drawing canvas') && document.querySelector('main')?.innerText.length > 0);
    assert.ok(!(await page.locator('main').innerText()).includes('固定版本'));
  });
});
