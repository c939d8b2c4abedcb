// The hourly archive: what each station measured, by the end of the hour.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { cells, records } from './csv.mjs';
import { DATA } from './paths.mjs';

/** The demo's "now": nothing after it is published. */
export const NOW = '2025-02-15T20:00';
export const ITEMS = { aqi: 'AQI', pm25: 'PM2.5', pm10: 'PM10', o3: 'O3', no2: 'NO2', so2: 'SO2', co: 'CO' };

const byHour = new Map();
export const stations = [];

for (const file of readdirSync(join(DATA, 'air_hourly')).sort()) {
  const [head, ...rows] = cells(`air_hourly/${file}`);
  for (const code of head.slice(3)) if (!stations.includes(code)) stations.push(code);
  for (const [date, hour, type, ...values] of rows) {
    const stamp = `${date.slice(0, 4)}-${date.slice(4, 6)}-${date.slice(6)}T${hour.padStart(2, '0')}:00`;
    if (!byHour.has(stamp)) byHour.set(stamp, new Map());
    values.forEach((value, i) => byHour.get(stamp).set(`${type} ${head[i + 3]}`, value));
  }
}

/** The text of a value, '' where the cell is empty, undefined where the source has no such hour. */
export function value(station, item, stamp) {
  const hour = byHour.get(stamp);
  return hour && (hour.get(`${ITEMS[item]} ${station}`) ?? '');
}

/** Ends of the hours from the first of the archive to now, in order, also those that the source lacks. */
export function hours(count = Infinity) {
  const first = Date.parse(`${[...byHour.keys()].sort()[0]}Z`);
  const last = Date.parse(`${NOW}Z`);
  const all = [];
  for (let at = first; at <= last; at += 3_600_000) all.push(new Date(at).toISOString().slice(0, 16));
  return all.slice(-Math.min(count, all.length));
}

/** As the pages write it: 2月15日 20:00. */
export function moment(stamp) {
  const [, month, day, time] = /^\d+-(\d+)-(\d+)T(.*)$/.exec(stamp);
  return `${Number(month)}月${Number(day)}日 ${time}`;
}

/** Names by the newest list, without what is noted behind them. */
const list = records('air_stations/stations-2022-02-13.csv');
const cities = Object.fromEntries(records('city_codes.csv').map((row) => [row.city_in_lists, row.region_code]));
export const places = new Map(
  list
    .filter((row) => stations.includes(row.监测点编码))
    .map((row) => [row.监测点编码, { listed: row.监测点名称, region: cities[row.城市], reference: row.对照点 === 'Y' }]),
);
export const englishNames = new Map(records('air_station_names.csv').map((row) => [row.code, row.name_en]));
