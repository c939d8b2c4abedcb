// Every route, with the heading that it must have in each language. Names come from the workbook.
import { englishNames, places } from './air_record.mjs';
import { records } from './csv.mjs';
import { tasks } from './ledger_record.mjs';

export const STATION = '3621A';
export const TASK = 'HH2020-05';
export const SECTION = 'haibowan';

const region = records('facts/regions.csv').find((row) => row.code === '150300');
const section = records('water_sections.csv').find((row) => row.id === SECTION);
const task = tasks.find((row) => row.id === TASK);
const station = places.get(STATION).listed;

const SITE = { zh: '明镜 · 乌海及周边', en: 'Mingjing · Wuhai and surroundings' };

/** path, heading [zh, en], and the words that the document's title must name the page by. */
const PAGES = [
  ['', [`现在能出门吗 · ${region.name_zh}`, `Can I go out now? · ${region.name_en}`], ['', '']],
  ['air/', ['空气质量', 'Air quality']],
  ['air/150300/', [region.name_zh, region.name_en]],
  [`air/150300/${STATION}/`, [`${region.name_zh} · ${station}`, `${region.name_en} · ${englishNames.get(STATION)}`], [station, englishNames.get(STATION)]],
  ['water/', ['水环境', 'Water']],
  [`water/${SECTION}/`, [section.name_zh, section.name_en]],
  ['drinking-water/', ['饮用水', 'Drinking water']],
  ['lakes/sample-lake/', ['示例湖', 'Sample Lake']],
  ['soil/', ['土壤', 'Soil']],
  ['polluters/', ['排污单位', 'Polluters']],
  ['polluters/sample-coking/', ['示例旗甲焦化有限公司', 'Sample Coking A']],
  ['facilities/', ['开放设施', 'Open facilities']],
  ['tasks/', ['整改任务', 'Rectification tasks']],
  [`tasks/${TASK}/`, [task.title_zh, task.title_en]],
  ['targets/', ['目标与实绩', 'Targets and results']],
  ['duties/', ['应当公开的事项', 'What must be made public'], ['', '']],
  ['feedback/', ['我要反映', 'Report a problem']],
  ['about/', ['关于明镜', 'About Mingjing'], ['关于', 'About']],
  ['verify/', ['发布日志的核对', 'Checking the log of releases']],
  ['no/such/page/at/all/', ['没有这个页面', 'No such page']],
];

export const ROUTES = PAGES.flatMap(([path, headings, names = headings]) =>
  ['zh', 'en'].map((lang, i) => ({
    lang,
    tag: lang === 'zh' ? 'zh-Hans' : 'en',
    path: lang === 'zh' ? path : `en/${path}`,
    heading: headings[i],
    named: names[i],
    site: SITE[lang],
    missing: path.startsWith('no/'),
  })),
);
