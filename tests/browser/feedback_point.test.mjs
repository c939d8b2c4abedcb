// The place of a report as a point: set on the sketch, by keys, by this device, by words; seen coarse by everybody, exact by
// who handles it.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { after, test } from 'node:test';
import { DESKTOP, folder, go, PHONE, publishedSite, settled, visit } from './harness.mjs';
import { violations } from './lib/axe.mjs';
import { BINARY } from './lib/paths.mjs';
import { portal } from './lib/portal.mjs';
import { fill, goesOffline, GOOD, look, receivedCode, send, threadOf } from './lib/report.mjs';

const database = folder('point.sqlite');
const accounts = folder('point.txt');
execFileSync(BINARY, ['desk', 'demo', '--database', database, '--accounts', accounts, '--attachments', `${database}.photos`]);
const PASSWORD = readFileSync(accounts, 'utf8').split('\n')[0].split(': ').at(-1);
const host = await portal(publishedSite(), database);
after(host.close);

const on = (name, body, options = {}, screen = PHONE) => test(name, () => visit(name, host.base, screen, async (visited) => {
  await go(visited.page, `${host.base}feedback/`);
  await body(visited);
}, options));
const open = async (page) => {
  await page.locator('#f-point summary').click();
  await page.locator('#pin-map svg').waitFor();
};
const where = (page) => page.locator('#f-point .where');
const degrees = async (page) => [Number(await page.locator('#f-lat').inputValue()), Number(await page.locator('#f-lon').inputValue())];
/** Metres between two points. */
function metres([aLat, aLon], [bLat, bLon]) {
  const km = 111.195;
  return 1000 * Math.hypot((aLat - bLat) * km, (aLon - bLon) * km * Math.cos((aLat * Math.PI) / 180));
}

on('nothing of the sketch is fetched before it is opened', async ({ page }) => {
  const fetched = () => page.evaluate(() => performance.getEntriesByType('resource').map((one) => one.name).filter((name) => name.endsWith('.wasm')).length);
  await settled(page);
  const before = await fetched();
  await page.waitForTimeout(300);
  assert.equal(await fetched(), before);
  await open(page);
  assert.ok((await fetched()) > before);
});

on('a tap sets the mark, zooming makes it exact to some metres, dragging moves it, and it goes with the report', async ({ page, watched }) => {
  await fill(page);
  await page.locator('#f-region').selectOption('150300');
  await open(page);
  assert.match(await where(page).innerText(), /还没有标出位置/);
  const map = page.locator('#pin-map');
  const box = await map.boundingBox();
  await map.click({ position: { x: box.width * 0.4, y: box.height * 0.5 } });
  assert.match(await where(page).innerText(), /监测站“.+”.{1,2}约 [\d.]+ (千米|米)；北纬 39\.\d+°，东经 10\d\.\d+°/);
  const first = await degrees(page);
  const one = async () => {
    const at = await map.boundingBox();
    const before = await degrees(page);
    await map.click({ position: { x: at.width * 0.5 + 10, y: at.height * 0.45 } });
    return metres(before, await degrees(page));
  };
  for (let i = 0; i < 5; i += 1) await page.getByRole('button', { name: '放大' }).click();
  await one();
  assert.ok((await one()) < 1, 'the same pixel is the same place');
  await map.click({ position: { x: 100, y: 100 } });
  const at = await degrees(page);
  await map.click({ position: { x: 101, y: 100 } });
  assert.ok(metres(at, await degrees(page)) < 15, `${metres(at, await degrees(page))} m a pixel`);
  const grip = await page.locator('#pin-map .grip').boundingBox();
  assert.ok(grip.width >= 44 && grip.height >= 44);
  const from = { x: grip.x + grip.width / 2, y: grip.y + grip.height / 2 };
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move(from.x + 60, from.y + 40, { steps: 5 });
  const held = await degrees(page);
  await page.mouse.up();
  assert.deepEqual(await degrees(page), held, 'a drag is no tap besides');
  assert.ok(metres(held, first) > 10);
  assert.deepEqual(await violations(page), []);

  await look(page);
  await page.locator('#preview').waitFor();
  const shown = await page.locator('section[aria-labelledby=public]').innerText();
  const own = await page.locator('section[aria-labelledby=private]').innerText();
  const coarse = held.map((value) => String(Math.round(value * 100) / 100));
  assert.ok(shown.includes(`北纬 ${coarse[0]}°，东经 ${coarse[1]}°（只精确到约 1 千米）`), shown);
  assert.ok(own.includes(`北纬 ${held[0]}°，东经 ${held[1]}°`), own);
  assert.ok(!shown.includes(String(held[0])), 'the exact one is not public');
  assert.deepEqual(await violations(page), []);
  await page.locator('#send').click();
  const code = await receivedCode(page);
  const { feedback } = await threadOf(host.base, code);
  assert.deepEqual([Number(feedback.lat), Number(feedback.lon), feedback.exact ?? false], [...held, false]);
  await page.getByRole('link', { name: '查看办理进度' }).click();
  await page.locator('.thread-state').waitFor();
  assert.ok((await page.locator('main').innerText()).includes(`北纬 ${held[0]}°`));
  assert.deepEqual(watched.problems(), []);
});

on('with the keyboard alone: the first arrow sets the mark, arrows move it by a step that is told, keys zoom and remove', async ({ page }) => {
  await page.locator('#f-point summary').focus();
  await page.keyboard.press('Enter');
  await page.locator('#pin-map svg').waitFor();
  while ((await page.evaluate(() => document.activeElement.id)) !== 'pin-map') await page.keyboard.press('Tab');
  await page.keyboard.press('ArrowRight');
  const start = await degrees(page);
  await page.keyboard.press('ArrowUp');
  const moved = metres(start, await degrees(page));
  const told = await page.locator('#pin-keys').innerText();
  const [, step, unit] = told.match(/每次 (\d+) (千米|米)/);
  assert.ok(Math.abs(moved - Number(step) * (unit === '千米' ? 1000 : 1)) < moved / 50 + 2, `${moved} m, told ${told}`);
  for (let i = 0; i < 5; i += 1) await page.keyboard.press('+');
  assert.notEqual(await page.locator('#pin-keys').innerText(), told, 'a narrower sketch has smaller steps');
  await page.keyboard.press('Shift+ArrowLeft');
  const [lat] = await degrees(page);
  for (let i = 0; i < 20; i += 1) await page.keyboard.press('Shift+ArrowDown');
  assert.ok((await degrees(page))[0] < lat);
  const grip = await page.locator('#pin-map .grip').boundingBox();
  const map = await page.locator('#pin-map').boundingBox();
  assert.ok(grip.y + 36 > map.y && grip.y + 36 < map.y + map.height, 'the mark stays in the sketch');
  await page.keyboard.press('Delete');
  assert.match(await where(page).innerText(), /还没有标出位置/);
  assert.equal(await page.locator('#f-lat').inputValue(), '');
}, {}, DESKTOP);

on('this device tells where it is, only when asked', async ({ page, context }) => {
  await context.setGeolocation({ latitude: 39.6721, longitude: 106.8205, accuracy: 23 });
  await open(page);
  assert.equal(await page.locator('#f-lat').inputValue(), '');
  await page.getByRole('button', { name: '用我现在的位置' }).click();
  await page.locator('#f-point .told', { hasText: '误差约 23 米' }).waitFor();
  assert.deepEqual(await degrees(page), [39.6721, 106.8205]);
}, { permissions: ['geolocation'] });

on('a device that may not tell is no dead end', async ({ page }) => {
  await open(page);
  await page.getByRole('button', { name: '用我现在的位置' }).click();
  await page.locator('#f-point .told', { hasText: '没有允许定位' }).waitFor();
});

on('the list beside the sketch makes the same point; pasted coordinates move the mark', async ({ page }) => {
  await page.locator('#f-region').selectOption('150300');
  await open(page);
  await page.locator('#f-near').selectOption({ index: 1 });
  const station = await degrees(page);
  await page.locator('#f-direction').selectOption('ne');
  await page.locator('#f-distance').fill('1.2');
  const told = await degrees(page);
  assert.ok(Math.abs(metres(station, told) - 1200) < 12, `${metres(station, told)}`);
  const name = await page.locator('#f-near option').nth(1).innerText();
  assert.match(await where(page).innerText(), new RegExp(`监测站“${name}”东北约 1\\.2 千米`));
  await page.locator('#f-lat').fill('39°39′0″N 106°47′24″E');
  await page.locator('#f-lon').fill('');
  await page.locator('#f-point .where', { hasText: '北纬 39.65°，东经 106.79°' }).waitFor();
  await page.locator('#f-lat').fill('somewhere');
  await look(page);
  await page.locator('#errors').waitFor();
  assert.match(await page.locator('#e-lat').innerText(), /写成 39\.65/);
});

on('far from the chosen region it asks, and sends all the same; an exact point is public by its writer\'s will', async ({ page }) => {
  await fill(page);
  await page.locator('#f-region').selectOption('150300');
  await open(page);
  await page.locator('#f-lat').fill('39.90421, 116.40739');
  await page.locator('#f-exact').check();
  await look(page);
  assert.match(await page.locator('#doubt').innerText(), /离所选地区最近的监测站有 8\d\d 千米/);
  assert.match(await page.locator('section[aria-labelledby=public]').innerText(), /北纬 39\.90421°，东经 116\.40739°（准确位置）/);
  assert.ok(!(await page.locator('section[aria-labelledby=private]').innerText()).includes('39.9'));
  await page.locator('#send').click();
  const { feedback } = await threadOf(host.base, await receivedCode(page));
  assert.deepEqual([feedback.lat, feedback.lon, feedback.exact], ['39.90421', '116.40739', true]);
});

on('draft and queue keep it', async ({ page, context }) => {
  await fill(page);
  await open(page);
  await page.locator('#f-lat').fill('39.65432, 106.79876');
  await page.reload();
  await settled(page);
  assert.equal(await page.locator('#f-point').evaluate((part) => part.open), true);
  assert.equal(await page.locator('#f-lat').inputValue(), '39.65432, 106.79876');
  await page.locator('#pin-map svg').waitFor();
  await goesOffline({ page, context });
  await send(page);
  await page.locator('#kept').waitFor();
  assert.equal(await page.locator('#f-lat').inputValue(), '', 'the form is free for another one');
  await context.setOffline(false);
  const { feedback } = await threadOf(host.base, await receivedCode(page));
  assert.deepEqual([feedback.lat, feedback.lon], ['39.65432', '106.79876']);
});

test('without script: the same fields, the same preview, and the desk sees it on a sketch', async () => {
  await visit('point-none', host.base, PHONE, async ({ page }) => {
    await page.goto(`${host.base}feedback/`);
    await page.locator('main [name=kind]').selectOption(GOOD.kind);
    await page.locator('main [name=place]').fill('丁街工地');
    await page.locator('main [name=description]').fill(GOOD.description);
    await page.locator('#f-point summary').click();
    await page.locator('#f-near').selectOption({ index: 1 });
    await page.locator('#f-direction').selectOption('s');
    await page.locator('#f-distance').fill('0.8');
    await page.getByRole('button', { name: '下一步：预览' }).click();
    assert.match(await page.locator('section[aria-labelledby=public]').innerText(), /监测站“.+”南约 1 千米；.*只精确到约 1 千米/);
    assert.match(await page.locator('section[aria-labelledby=private]').innerText(), /监测站“.+”南约 800 米；/);
    await page.getByRole('button', { name: '返回修改' }).click();
    assert.equal(await page.locator('#f-point').evaluate((part) => part.open), true);
    assert.match(await page.locator('#f-lat').inputValue(), /^39\.\d+$/);
    await page.getByRole('button', { name: '下一步：预览' }).click();
    await page.getByRole('button', { name: '提交', exact: true }).click();
    await page.waitForURL(/feedback\/[0-9A-Z-]+\/$/);
    assert.match(await page.locator('main').innerText(), /南约 800 米/);
  }, { javaScriptEnabled: false });
  for (const [screen, dark] of [[DESKTOP, false], [PHONE, true]]) {
    await visit(`point-desk-${dark}`, host.base, screen, async ({ page }) => {
      await page.goto(`${host.base}desk/`);
      await page.locator('#login').fill('clerk');
      await page.locator('#password').fill(PASSWORD);
      await page.keyboard.press('Enter');
      await page.locator('nav').first().waitFor();
      await page.goto(`${host.base}desk/?show=all&q=${encodeURIComponent('丁街工地')}`);
      await page.locator('tbody tr a').first().click();
      await page.locator('section.point svg').waitFor();
      assert.match(await page.locator('#degrees').inputValue(), /^39\.\d+, 106\.\d+$/);
      assert.match(await page.locator('section.point').innerText(), /南约 800 米[^]*公开为：.*只精确到约 1 千米/);
      assert.equal(await page.locator('section.point svg').getAttribute('role'), 'img');
      assert.deepEqual(await violations(page), []);
      if (dark) {
        await page.getByRole('button', { name: '遮盖位置' }).click();
        await page.locator('#done').waitFor();
        assert.match(await page.locator('p.point').innerText(), /位置已遮盖/);
      }
    }, { dark });
  }
});
