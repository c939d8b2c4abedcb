// Which modules share a file: few files where a request costs more than code that is fetched in vain.
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { weight } from './binary.mjs';
import { found } from './found.mjs';

/// A further file costs about as much as this many bytes of code that is not needed: a request, and what Brotli
/// has not seen yet.
const FILE_BYTES = 3200;
/// What comes with every page, in each language; and what pages come with. It decides only what is worth sharing
/// a file: whatever a page needs is fetched, named here or not.
const ALWAYS = ['log'];
const LANGUAGES = ['zh', 'en'];
const BESIDE = { form: ['feedback'] };
/// What few ask for, and only once a page is shown: it counts, but little.
const LATE = ['lens', 'pin', 'send'];
const LATE_COUNTS = 0.1;
const WORD_BITS = 31;

/** The modules beside the main one: which split points need each. */
export function modules(dir) {
  const link = readFileSync(join(dir, '__wasm_split.js'), 'utf8');
  const points = found('split points', [...link.matchAll(/^export const __wasm_split_load_(\w+) =/gm)].map(([, name]) => name));
  const shared = [...link.matchAll(/^\/\* (.+) \*\/\nconst __chunk_\d+ = [^]*?new URL\("\.\/(chunk_\d+)\.wasm"/gm)];
  const own = points.filter((point) => existsSync(join(dir, `split_${point}.wasm`)));
  const all = [
    ...shared.map(([, points, file]) => ({ points: points.split(', '), file: `${file}.wasm` })),
    ...own.map((point) => ({ points: [point], file: `split_${point}.wasm` })),
  ];
  const written = readdirSync(dir).filter((name) => name.endsWith('.wasm') && name !== 'main.wasm');
  if (written.length !== all.length) throw new Error(`split: ${written.length} modules, but ${all.length} are spoken of`);
  for (const one of all) for (const point of one.points) found(`the split point ${point}`, points.includes(point) || null);
  return { points, all };
}

/** How many bits words have. */
function bits(words) {
  let count = 0;
  for (let word of words) for (; word; word &= word - 1) count += 1;
  return count;
}

/** Puts modules together, as long as that spares more than it makes pages fetch in vain. */
export function files(dir, { points, all }) {
  const aside = [...ALWAYS, ...LANGUAGES, ...LATE, ...Object.keys(BESIDE)];
  const routes = points.filter((point) => !aside.includes(point)).flatMap((page) => LANGUAGES.map((language) => new Set([
    page, language, ...ALWAYS, ...Object.keys(BESIDE).filter((part) => BESIDE[part].includes(page)),
  ])));
  // Who fetches a file, as bits: each page in each language.
  const none = Array(Math.ceil(routes.length / WORD_BITS)).fill(0);
  const of = (points) => routes.reduce((who, route, i) => {
    if (points.some((point) => route.has(point))) who[Math.floor(i / WORD_BITS)] |= 1 << (i % WORD_BITS);
    return who;
  }, [...none]);
  const late = (points) => LATE_COUNTS * LATE.filter((point) => points.includes(point)).length;
  const cost = (bytes, who, points) => (bytes + FILE_BYTES) * (bits(who) + late(points));
  const both = (a, b) => a.who.map((word, i) => word | b.who[i]);
  const gain = (a, b) => a.cost + b.cost - cost(a.bytes + b.bytes, both(a, b), [...a.points, ...b.points]);
  const list = all.map(({ points, file }) => {
    const [bytes, who] = [weight(readFileSync(join(dir, file))), of(points)];
    return { points, modules: [file], bytes, who, cost: cost(bytes, who, points) };
  });
  // The best partner of each, kept up to date.
  const best = (i) => list.reduce((top, other, j) => {
    if (!other || j === i) return top;
    const value = gain(list[i], other);
    return value > top.gain ? { gain: value, with: j } : top;
  }, { gain: 0, with: -1 });
  const partner = list.map((_, i) => best(i));
  for (;;) {
    let top = -1;
    partner.forEach((one, i) => { if (list[i] && one.with >= 0 && (top < 0 || one.gain > partner[top].gain)) top = i; });
    if (top < 0) break;
    const [a, b] = [list[top], list[partner[top].with]];
    const other = partner[top].with;
    const [who, bytes] = [both(a, b), a.bytes + b.bytes];
    const points = [...new Set([...a.points, ...b.points])];
    list[top] = { points, modules: [...a.modules, ...b.modules], bytes, who, cost: cost(bytes, who, points) };
    list[other] = undefined;
    list.forEach((one, i) => { if (one && (i === top || partner[i].with === top || partner[i].with === other)) partner[i] = best(i); });
    list.forEach((one, i) => {
      if (!one || i === top) return;
      const value = gain(one, list[top]);
      if (value > partner[i].gain) partner[i] = { gain: value, with: top };
    });
  }
  return list.filter(Boolean);
}
