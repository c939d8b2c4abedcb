// The hourly index by HJ 633-2012, written again here from the standard's table 1, for one city's hour.
// Each pollutant's 1-hour concentrations at the index points of POINTS; null where the table has none.
const POINTS = [0, 50, 100, 150, 200, 300, 400, 500];
const TABLE = {
  so2: [0, 150, 500, 650, 800, null, null, null],
  no2: [0, 100, 200, 700, 1200, 2340, 3090, 3840],
  co: [0, 5, 10, 35, 60, 90, 120, 150],
  o3: [0, 160, 200, 300, 400, 800, 1000, 1200],
  // The table has no hourly column for particles: the 24-hour one serves.
  pm10: [0, 50, 150, 250, 350, 420, 500, 600],
  pm25: [0, 35, 75, 115, 150, 250, 350, 500],
};
const DECIMALS = { co: 1 };

/** Mean of printed decimals, rounded half to even; exact, in integers. */
export function mean(texts, item) {
  const places = DECIMALS[item] ?? 0;
  const unit = 10n ** 6n;
  const sum = texts.map((text) => scaled(text)).reduce((a, b) => a + b, 0n);
  const step = (unit / 10n ** BigInt(places)) * BigInt(texts.length);
  const whole = sum / step;
  const rest = (sum % step) * 2n;
  const up = rest > step || (rest === step && whole % 2n === 1n);
  return Number(whole + (up ? 1n : 0n)) / 10 ** places;
}

/** A printed decimal in millionths. */
function scaled(text) {
  const [whole, part = ''] = text.split('.');
  return BigInt(whole + part.padEnd(6, '0'));
}

/** The individual index of a rounded concentration, rounded up; 500 above the table. */
export function individualIndex(item, concentration) {
  const row = TABLE[item];
  // In tenths, so that carbon monoxide is a whole number too.
  const c = Math.round(concentration * 10);
  for (let i = 1; i < row.length && row[i] !== null; i += 1) {
    if (c > row[i] * 10) continue;
    const [low, high] = [row[i - 1] * 10, row[i] * 10];
    const [from, to] = [POINTS[i - 1], POINTS[i]];
    return from + Math.ceil(((to - from) * (c - low)) / (high - low));
  }
  return row.at(-1) === null ? null : 500;
}

/** AQI of a set of rounded concentrations. */
export function index(concentrations) {
  return Math.max(...Object.entries(concentrations).map(([item, value]) => individualIndex(item, value)));
}

/** The word of a level. */
export function category(aqi) {
  const words = ['优', '良', '轻度污染', '中度污染', '重度污染', '严重污染'];
  return words[[50, 100, 150, 200, 300, Infinity].findIndex((top) => aqi <= top)];
}
