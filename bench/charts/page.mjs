// What is measured, in the page: each library at its fastest settings, the same numbers, the same size, data in memory
// in the form that each wants them, and a clock that stops when the chart stands as pixels.
import init, { Data, Lines, multiples } from '/mingjing_bench_charts.js';

const WIDTH = 1200;
const HEIGHT = 400;
const SMALL = { columns: 4, width: 300, height: 92 };
const place = document.getElementById('place');

/** Resolves after the next frame has been painted. */
const painted = () => new Promise((done) => {
  requestAnimationFrame(() => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => done();
    port2.postMessage(0);
  });
});

/** Numbers that wander, the same for everybody. */
function wander(count, seed) {
  const values = new Float64Array(count);
  let state = seed;
  let level = 60;
  for (let i = 0; i < count; i += 1) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    level += (state / 2 ** 32 - 0.5) * 6 - (level - 60) * 0.01;
    values[i] = Math.round(Math.max(0, level + 20 * Math.sin(i / 24)) * 10) / 10;
  }
  return values;
}

const times = (count) => Float64Array.from({ length: count }, (_, i) => 1_700_000_000 + i * 3600);

// Each library: `ready(xs, series)` brings data into its form (not measured), `show` makes a chart of them, `zoom` shows
// another stretch, `cursor` moves its cursor, `small` makes a page of small charts, `clear` takes all away.
const OURS = {
  ready(xs, series) {
    const data = new Data();
    series.forEach((ys, i) => data.add(`s${i}`, xs, ys));
    return data;
  },
  show: (data) => Lines.show(data, place, WIDTH, HEIGHT, devicePixelRatio),
  zoom: (chart, from, to) => chart.zoom(from, to),
  cursor: (chart, x) => chart.cursor(x),
  readySmall: (xs, series) => OURS.ready(xs, series),
  small: (data) => multiples(data, place, WIDTH, devicePixelRatio),
  clear: (chart) => chart?.free?.(),
};

const COLOURS = ['#0b5d66', '#8a551a', '#1b2022'];
const UPLOT = {
  options: (count, width, height) => ({
    width, height, legend: { show: false }, cursor: { drag: { x: false } },
    series: [{}, ...Array.from({ length: count }, (_, i) => ({ stroke: COLOURS[i % 3], width: 1, points: { show: false } }))],
  }),
  ready: (xs, series) => [xs, ...series],
  show: (data) => new uPlot(UPLOT.options(data.length - 1, WIDTH, HEIGHT), data, place),
  zoom: (chart, min, max) => chart.setScale('x', { min, max }),
  cursor: (chart, x) => chart.setCursor({ left: x - 60, top: 100 }),
  readySmall: (xs, series) => series.map((ys) => [xs, ys]),
  small(all) {
    const range = [0, Math.max(...all.map((data) => data.highest))];
    return all.map((data) => new uPlot({ ...UPLOT.options(1, SMALL.width, SMALL.height), scales: { y: { range } } }, data, cell()));
  },
  clear: (chart) => [chart].flat().forEach((one) => one.destroy()),
};

const ECHARTS = {
  options: (data) => ({
    animation: false, grid: { left: 40, right: 10, top: 10, bottom: 25 },
    xAxis: { type: 'time' }, yAxis: { type: 'value' }, dataset: { source: data.source, dimensions: data.names },
    series: data.names.slice(1).map((name) => ({
      type: 'line', encode: { x: 'x', y: name }, showSymbol: false, sampling: 'minmax', silent: true, lineStyle: { width: 1 },
    })),
    dataZoom: [{ type: 'inside', filterMode: 'filter' }],
  }),
  ready: (xs, series) => ({
    names: ['x', ...series.map((_, i) => `s${i}`)],
    source: { x: xs.map((x) => x * 1000), ...Object.fromEntries(series.map((ys, i) => [`s${i}`, ys])) },
  }),
  show(data) {
    place.style.height = `${HEIGHT}px`;
    const chart = echarts.init(place, null, { renderer: 'canvas', width: WIDTH, height: HEIGHT });
    chart.setOption(ECHARTS.options(data));
    return chart;
  },
  zoom: (chart, from, to) => {
    chart.dispatchAction({ type: 'dataZoom', startValue: from * 1000, endValue: to * 1000 });
    chart.getZr().flush();
  },
  readySmall: (xs, series) => series.map((ys) => ECHARTS.ready(xs, [ys])),
  small: (all) => all.map((data) => {
    const chart = echarts.init(cell(), null, { renderer: 'canvas', ...SMALL });
    chart.setOption(ECHARTS.options(data));
    return chart;
  }),
  clear: (chart) => [chart].flat().forEach((one) => one.dispose()),
};

const CHARTJS = {
  options: (series) => ({
    type: 'line',
    data: { datasets: series.map((data, i) => ({ data, borderColor: COLOURS[i % 3], borderWidth: 1, pointRadius: 0, indexAxis: 'x' })) },
    options: {
      animation: false, parsing: false, normalized: true, responsive: false, events: [], spanGaps: true,
      plugins: { decimation: { enabled: true, algorithm: 'min-max' }, legend: { display: false }, tooltip: { enabled: false } },
      scales: { x: { type: 'linear' } },
    },
  }),
  ready: (xs, series) => series.map((ys) => Array.from(xs, (x, i) => ({ x, y: ys[i] }))),
  show(series) {
    const canvas = place.appendChild(document.createElement('canvas'));
    [canvas.width, canvas.height] = [WIDTH, HEIGHT];
    return new Chart(canvas, CHARTJS.options(series));
  },
  zoom: (chart, min, max) => {
    Object.assign(chart.options.scales.x, { min, max });
    chart.update('none');
  },
  readySmall: (xs, series) => series.map((ys) => CHARTJS.ready(xs, [ys])),
  small: (all) => all.map((series) => {
    const canvas = cell().appendChild(document.createElement('canvas'));
    [canvas.width, canvas.height] = [SMALL.width, SMALL.height];
    return new Chart(canvas, CHARTJS.options(series));
  }),
  clear: (chart) => [chart].flat().forEach((one) => one.destroy()),
};

export const LIBRARIES = { mingjing: OURS, uPlot: UPLOT, ECharts: ECHARTS, 'Chart.js': CHARTJS };

function cell() {
  const made = place.appendChild(document.createElement('div'));
  made.className = 'cell';
  return made;
}

async function clear(library, chart) {
  library.clear(chart);
  place.replaceChildren();
  place.removeAttribute('style');
  place.removeAttribute('_echarts_instance_');
  await painted();
}

/** Milliseconds until what `deed` made stands as pixels in its canvases. Reading one pixel makes the browser finish what
 *  it has only noted down until then. The next frame shows them; frames come every 17 ms whoever draws, and a clock that
 *  waits for one would count mostly that. */
async function timed(deed) {
  await painted();
  const start = performance.now();
  const made = deed();
  // Some libraries put their drawing off to the end of the task.
  await Promise.resolve().then(() => {}).then(() => {});
  for (const canvas of place.querySelectorAll('canvas')) canvas.getContext('2d').getImageData(0, 0, 1, 1);
  const ms = performance.now() - start;
  await painted();
  return [ms, made];
}

const created = {
  async prepare() {
    const xs = times(55_550);
    return { xs, series: [1, 2, 3].map((seed) => wander(55_550, seed)) };
  },
  async run(library, { xs, series }) {
    const data = library.ready(xs, series);
    const [ms, chart] = await timed(() => library.show(data));
    await clear(library, chart);
    return [ms];
  },
};

const zoomed = {
  async prepare() {
    const xs = times(500_000);
    return { xs, series: [wander(500_000, 7)] };
  },
  async run(library, { xs, series }) {
    const data = library.ready(xs, series);
    const chart = library.show(data);
    await painted();
    const found = [];
    for (const [from, to] of [[0.1, 0.9], [0.12, 0.88], [0.3, 0.7], [0.45, 0.55], [0.2, 0.95], [0, 0.5]]) {
      const at = (share) => xs[Math.floor(share * (xs.length - 1))];
      found.push((await timed(() => library.zoom(chart, at(from), at(to))))[0]);
    }
    await clear(library, chart);
    return found;
  },
};

const small = {
  async prepare() {
    return { xs: times(8760), series: Array.from({ length: 24 }, (_, i) => wander(8760, i + 30)) };
  },
  async run(library, { xs, series }) {
    const data = library.readySmall(xs, series);
    // The same scale for all of uPlot's charts, known in advance.
    if (library === UPLOT) data.forEach((one) => { one.highest = 130; });
    const [ms, charts] = await timed(() => library.small(data));
    await clear(library, charts);
    return [ms];
  },
};

const moved = {
  async prepare() {
    const xs = times(500_000);
    return { xs, series: [wander(500_000, 7)] };
  },
  async run(library, { xs, series }) {
    if (!library.cursor) return [];
    const chart = library.show(library.ready(xs, series));
    await painted();
    const found = [];
    for (let x = 100; x < 1100; x += 25) {
      const start = performance.now();
      library.cursor(chart, x);
      // What was set must be laid out before it can be seen.
      place.getBoundingClientRect();
      found.push(performance.now() - start);
      await painted();
    }
    await clear(library, chart);
    return found;
  },
};

const JOBS = { created, zoomed, small, moved };

/** All measurements of a job: library by library in turn, `rounds` times after one that is not counted. */
window.measure = async (job, rounds) => {
  const { prepare, run } = JOBS[job];
  const material = await prepare();
  const found = Object.fromEntries(Object.keys(LIBRARIES).map((name) => [name, []]));
  for (let round = 0; round <= rounds; round += 1) {
    for (const [name, library] of Object.entries(LIBRARIES)) {
      const ms = await run(library, material);
      if (round > 0) found[name].push(...ms);
    }
  }
  return found;
};

/** For a picture: a chart that stays. */
window.look = async (name) => {
  const { xs, series } = await created.prepare();
  const library = LIBRARIES[name];
  library.show(library.ready(xs, series));
  await painted();
};

await init();
window.ready = true;
