// Every route, with the heading that it must have in each language. Names come from the workbook.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { englishNames, places } from './air_record.mjs';
import { records } from './csv.mjs';
import { tasks } from './ledger_record.mjs';
import { ROOT } from './paths.mjs';

export const STATION = '3621A';
export const TASK = 'HH2020-05';
export const SAMPLE_TASK = 'SB2021-0001';
export const SECTION = 'haibowan';

const region = records('facts/regions.csv').find((row) => row.code === '150300');
const section = records('water_sections.csv').find((row) => row.id === SECTION);
const task = tasks.find((row) => row.id === TASK);
const sampleTask = records('sample/tasks.csv').find((row) => row.id === SAMPLE_TASK);
const station = places.get(STATION).listed;

const SITE = { zh: '明镜 · 乌海及周边', en: 'Mingjing · Wuhai and surroundings' };

/** path, heading [zh, en], and the words that the document's title must name the page by. */
const PAGES = [
  ['', [`现在能出门吗 · ${region.name_zh}`, `Can I go out now? · ${region.name_en}`], ['', '']],
  ['air/', ['空气质量', 'Air quality']],
  ['air/150300/', [region.name_zh, region.name_en]],
  ['air/sample-banner/', ['示例旗', 'Sample Banner']],
  [`air/150300/${STATION}/`, [`${region.name_zh} · ${station}`, `${region.name_en} · ${englishNames.get(STATION)}`], [station, englishNames.get(STATION)]],
  ['water/', ['水环境', 'Water']],
  [`water/${SECTION}/`, [section.name_zh, section.name_en]],
  ['drinking-water/', ['饮用水', 'Drinking water']],
  ['lakes/sample-lake/', ['示例湖', 'Sample Lake']],
  ['soil/', ['土壤', 'Soil']],
  ['polluters/', ['排污单位', 'Polluters']],
  ['polluters/sample-coking/', ['示例旗甲焦化有限公司', 'Sample Coking A']],
  ['facilities/', ['开放设施', 'Open facilities']],
  ['warnings/', ['重污染天气预警', 'Heavy-pollution warnings']],
  ['bulletins/', ['环境公报', 'Bulletins']],
  ['bulletins/2025-01/', ['2025年1月环境公报', 'Bulletin, Jan 2025']],
  ['replies/', ['群众反映与答复', 'Reports and answers']],
  ['data/', ['下载与接口', 'Downloads and interfaces']],
  ['data/embed-guide/', ['引用与嵌入图表', 'Quote and embed charts']],
  ['tasks/', ['整改任务', 'Rectification tasks']],
  [`tasks/${TASK}/`, [task.title_zh, task.title_en]],
  [`tasks/${SAMPLE_TASK}/`, [sampleTask.title_zh, sampleTask.title_en]],
  ['targets/', ['目标与实绩', 'Targets and results']],
  ['duties/', ['应当公开的事项', 'What must be made public'], ['', '']],
  ['feedback/', ['我要反映', 'Report a problem']],
  ['about/', ['关于明镜', 'About Mingjing'], ['关于', 'About']],
  ['verify/', ['发布日志的核对', 'Checking the log of releases']],
  ['accessibility/', ['无障碍说明', 'Accessibility statement']],
  ['no/such/page/at/all/', ['没有这个页面', 'No such page']],
];

const heading = (path) => PAGES.find(([of]) => of === path)[1];

/** States of pages that only the app shows, by their address. */
const STATES = [
  ['tasks/?view=units', heading('tasks/')],
  ['tasks/?on=2021-06-30', heading('tasks/')],
  ['tasks/?region=sample-banner', heading('tasks/')],
  ['tasks/?q=zzzz', heading('tasks/')],
  [`tasks/${TASK}/?on=2021-06-30`, heading(`tasks/${TASK}/`)],
  ['air/sample-banner/?year=2024', heading('air/sample-banner/')],
  ['air/150300/?item=pm10&period=all', heading('air/150300/')],
  ['duties/?audience=all', heading('duties/'), ['', '']],
  [`feedback/?kind=task_challenged&about=task~${TASK}`, heading('feedback/')],
];

const inBoth = ([path, headings, names = headings]) =>
  ['zh', 'en'].map((lang, i) => ({
    lang,
    tag: lang === 'zh' ? 'zh-Hans' : 'en',
    path: lang === 'zh' ? path : `en/${path}`,
    heading: headings[i],
    named: names[i],
    site: SITE[lang],
    missing: path.startsWith('no/'),
  }));

/** The same in traditional characters, which are converted, not written: no words are expected, only their characters. */
const inTraditional = ([path]) => ({ lang: 'hant', tag: 'zh-Hant', path: `hant/${path}`, missing: path.startsWith('no/') });

/** Pages that are written in advance. */
export const ROUTES = PAGES.flatMap(inBoth);
/** The same and other states of them. */
export const VIEWS = [...ROUTES, ...STATES.flatMap(inBoth), ...[...PAGES, ...STATES].map(inTraditional)];

/** Patterns of addresses in the app's grammar that no page here is an instance of; none is what is wanted. */
export function routesWithoutPage() {
  const grammar = readFileSync(join(ROOT, 'src', 'route.rs'), 'utf8');
  const patterns = [...grammar.matchAll(/^ {4}\/\/\/ `\/([^`]*)`$/gm)].map(([, pattern]) => pattern);
  // A thread has an address only once somebody has sent a report: the journeys of feedback look at it.
  const known = (pattern) => pattern === 'feedback/:code' || PAGES.some(([path]) => {
    const [is, wanted] = [path.split('/').filter(Boolean), pattern.split('/').filter(Boolean)];
    return is.length === wanted.length && wanted.every((part, i) => part.startsWith(':') || part === is[i]);
  });
  return { patterns, missing: patterns.filter((pattern) => !known(pattern)) };
}
