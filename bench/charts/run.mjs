// Charts side by side in one Chromium: ours, uPlot, ECharts, Chart.js. Prints the medians and fails above the goals.
//   node bench/charts/run.mjs FOLDER [rounds]     FOLDER: what wasm-bindgen wrote
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium, chromiumPath } from '../../tests/browser/lib/paths.mjs';

const [built, rounds = '7'] = process.argv.slice(2);
const here = fileURLToPath(new URL('.', import.meta.url));
const libraries = process.env.MINGJING_BENCH_CHARTS;
const files = {
  '/': join(here, 'page.html'),
  '/page.mjs': join(here, 'page.mjs'),
  '/mingjing_bench_charts.js': join(built, 'mingjing_bench_charts.js'),
  '/mingjing_bench_charts_bg.wasm': join(built, 'mingjing_bench_charts_bg.wasm'),
  '/uPlot.iife.min.js': join(libraries, 'node_modules/uplot/dist/uPlot.iife.min.js'),
  '/uPlot.min.css': join(libraries, 'node_modules/uplot/dist/uPlot.min.css'),
  '/echarts.min.js': join(libraries, 'node_modules/echarts/dist/echarts.min.js'),
  '/chart.umd.min.js': join(libraries, 'node_modules/chart.js/dist/chart.umd.min.js'),
};
const TYPES = { js: 'text/javascript', mjs: 'text/javascript', css: 'text/css', wasm: 'application/wasm', html: 'text/html' };
const server = createServer((request, response) => {
  const file = files[request.url];
  if (!file) return response.writeHead(404).end();
  response.writeHead(200, { 'content-type': TYPES[file.split('.').pop()] }).end(readFileSync(file));
});
await new Promise((done) => server.listen(0, '127.0.0.1', done));

const browser = await chromium.launch({
  executablePath: chromiumPath(),
  args: ['--no-sandbox', '--disable-gpu'],
});
const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
const errors = [];
page.on('pageerror', (error) => errors.push(error));
await page.goto(`http://127.0.0.1:${server.address().port}/`);
await page.waitForFunction('window.ready', null, { timeout: 30_000 }).catch(() => { throw errors[0] ?? new Error('the page is not ready'); });

const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;
const JOBS = [
  ['created', 'a new chart of 166,650 points', { share: 0.4 }],
  ['zoomed', 'another stretch of 500,000 points', { share: 0.3 }],
  ['small', '24 small charts of a year of hours', { share: 0.5 }],
  ['moved', 'the cursor moves', { ms: 1 }],
];
let failed = false;
for (const [job, words, goal] of JOBS) {
  const found = await page.evaluate(([job, rounds]) => window.measure(job, rounds), [job, Number(rounds)]);
  const medians = Object.fromEntries(Object.entries(found).map(([name, values]) => [name, median(values)]));
  const share = medians.mingjing / medians.uPlot;
  const kept = goal.share ? share <= goal.share : medians.mingjing <= goal.ms;
  failed ||= !kept;
  const all = Object.entries(medians).filter(([, ms]) => !Number.isNaN(ms)).map(([name, ms]) => `${name} ${ms.toFixed(2)}`).join(', ');
  const aim = goal.share ? `${share.toFixed(2)} of uPlot, goal ${goal.share}` : `goal ${goal.ms} ms`;
  console.log(`${kept ? 'kept  ' : 'MISSED'} ${words}: ${all} ms (${aim})`);
}
if (process.env.MINGJING_BENCH_PICTURES) {
  for (const name of ['mingjing', 'uPlot', 'ECharts', 'Chart.js']) {
    await page.reload();
    await page.waitForFunction('window.ready');
    await page.evaluate((name) => window.look(name), name);
    await page.screenshot({ path: join(process.env.MINGJING_BENCH_PICTURES, `bench-${name}.png`) });
  }
}
await browser.close();
server.close();
process.exit(failed ? 1 : 0);
