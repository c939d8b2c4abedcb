// Air: the numbers on the pages are those of the archive.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DESKTOP, go, startPortal, visit } from './harness.mjs';
import { hours, ITEMS, moment, NOW, places, stations, value } from './lib/air_record.mjs';
import { category, index, mean } from './lib/hj633.mjs';
import { STATION } from './lib/routes.mjs';
import { chartTable, rowsOf } from './lib/tables.mjs';

const host = await startPortal();
const at = (name, path, body) => test(name, () => visit(name, host.base, DESKTOP, async (visited) => {
  await go(visited.page, host.base + path);
  await body(visited);
}));

const wuhai = stations.filter((code) => places.get(code)?.region === '150300');
const POLLUTANTS = Object.keys(ITEMS).filter((item) => item !== 'aqi');

at('every Wuhai station has the AQI that its source published for the hour', 'air/150300/', async ({ page }) => {
  assert.ok(wuhai.length >= 3, 'the archive has stations of Wuhai');
  const rows = page.locator('section[aria-labelledby=stations] ul.lines > li');
  const shown = await rows.evaluateAll((all) => all.map((row) => ({
    code: row.querySelector('a').getAttribute('href').split('/').at(-2),
    value: row.querySelector('.value').innerText.trim(),
  })));
  for (const code of wuhai) {
    const published = value(code, 'aqi', NOW) || '—';
    assert.equal(shown.find((row) => row.code === code)?.value, published, code);
  }
  const inOrder = shown.map((row) => Number(row.value)).filter(Number.isFinite);
  assert.deepEqual(inOrder, [...inOrder].sort((a, b) => b - a), 'worst first');
});

at('the city stands at the index of the mean over its stations', '?place=150300', async ({ page }) => {
  const counted = wuhai.filter((code) => !places.get(code).reference && POLLUTANTS.some((item) => value(code, item, NOW)));
  const means = Object.fromEntries(POLLUTANTS.map((item) => [item, mean(counted.map((code) => value(code, item, NOW)).filter(Boolean), item)]));
  const aqi = index(means);
  assert.equal(await page.locator('.verdict .number').innerText(), String(aqi));
  assert.equal(await page.locator('.verdict .category').innerText(), category(aqi));
});

at('the dust of 29 January stands in the table of the chart', `air/150300/${STATION}/?item=pm10&period=all`, async ({ page }) => {
  const day = hours().filter((stamp) => stamp.startsWith('2025-01-29') && value(STATION, 'pm10', stamp));
  const peak = day.reduce((best, stamp) => (Number(value(STATION, 'pm10', stamp)) > Number(value(STATION, 'pm10', best)) ? stamp : best));
  const rows = await chartTable(page.locator('figure.figure').first());
  assert.ok(Number(value(STATION, 'pm10', peak)) > 500, 'it was a dust storm');
  assert.deepEqual(rows.find(([when]) => when === moment(peak)), [moment(peak), value(STATION, 'pm10', peak)]);
});

for (const item of ['pm10', 'co', 'aqi']) {
  at(`all hours of ${item}: each number as in the archive, each gap told as a gap`, `air/150300/${STATION}/?item=${item}&period=all`, async ({ page }) => {
    const rows = await chartTable(page.locator('figure.figure').first());
    const shown = new Map(rows);
    assert.equal(shown.size, rows.length, 'no hour stands twice');
    const wrong = hours().flatMap((stamp) => {
      const found = shown.get(moment(stamp));
      if (found === undefined) return [`${stamp}: not shown`];
      const raw = value(STATION, item, stamp);
      if (raw === undefined) return found === '来源缺这一时段' ? [] : [`${stamp}: ${found}, but the source has no such hour`];
      if (raw === '') return /\d/.test(found) ? [`${stamp}: ${found}, but the cell is empty`] : [];
      // An index needs all six concentrations; the archive gives one all the same.
      if (item === 'aqi' && POLLUTANTS.some((other) => !value(STATION, other, stamp))) return /\d/.test(found) ? [`${stamp}: ${found}`] : [];
      const [number, word] = found.split(' ');
      const right = Number(number) === Number(raw) && (item !== 'aqi' || word === category(Number(raw)));
      return right ? [] : [`${stamp}: ${found}, not ${raw}`];
    });
    assert.deepEqual(wrong, []);
    assert.equal(shown.size, hours().length, 'and nothing else');
  });
}

at('hour 0 is 00:00 of the date in the file, and the missing hours of 4 January are no zeros', `air/150300/${STATION}/?item=pm25&period=all`, async ({ page }) => {
  const rows = new Map(await chartTable(page.locator('figure.figure').first()));
  assert.equal(rows.get('1月29日 00:00'), value(STATION, 'pm25', '2025-01-29T00:00'));
  for (const hour of ['05:00', '06:00', '07:00']) assert.equal(rows.get(`1月4日 ${hour}`), '来源缺这一时段');
  assert.equal(rows.get('1月4日 04:00'), value(STATION, 'pm25', '2025-01-04T04:00'));
  assert.equal(rows.get('1月4日 08:00'), value(STATION, 'pm25', '2025-01-04T08:00'));
});

at('the page says that it replays, and that nothing later is shown', `air/150300/${STATION}/`, async ({ page }) => {
  assert.match(await page.locator('.notice.replay').innerText(), /2025年2月15日 20:00/);
  const [newest] = await chartTable(page.locator('figure.figure').first());
  assert.equal(newest[0], moment(NOW));
});

at('the working is the one of the standard', `air/150300/${STATION}/`, async ({ page }) => {
  await page.locator('details.working summary').click();
  const rows = new Map((await rowsOf(page.locator('details.working table'))).map(([name, ...rest]) => [name, rest]));
  const names = { pm25: 'PM2.5', pm10: 'PM10', o3: 'O₃', no2: 'NO₂', so2: 'SO₂', co: 'CO' };
  for (const item of POLLUTANTS) {
    const [concentration, , iaqi] = rows.get(names[item]);
    const measured = value(STATION, item, NOW);
    assert.equal(Number.parseFloat(concentration), Number(measured), item);
    assert.equal(Number(iaqi), index({ [item]: Number(measured) }), item);
  }
});
