// Splits the built app into a main program and parts that are fetched when they are needed. Trunk runs it after
// a build (Trunk.toml); what it leaves in the staging folder replaces what Trunk put there.
//
//   cargo's program, with relocations → wasm-split-cli → one module for each set of split points that need it
//   → wasm-merge: few files → wasm-opt → names by content; the main module → wasm-bindgen → wasm-opt
import { execFile, execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, readdirSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';

const APP = 'mingjing-app';
/// A further file costs about as much as this many bytes of code that is not needed: a request, and what Brotli
/// has not seen yet.
const FILE_BYTES = 8000;
/// What comes with every page, in each language; and what pages come with. It decides only what is worth sharing
/// a file: whatever a page needs is fetched, named here or not.
const ALWAYS = ['log'];
const LANGUAGES = ['zh', 'en'];
const BESIDE = { form: ['feedback'] };
/// What few ask for, and only once a page is shown: it counts, but little.
const LATE = ['lens', 'pin'];
const LATE_COUNTS = 0.1;
const FEATURES = ['reference-types', 'bulk-memory', 'nontrapping-float-to-int', 'sign-ext', 'mutable-globals', 'multivalue'].map((name) => `--enable-${name}`);
const AT_ONCE = 2;

const staging = process.env.TRUNK_STAGING_DIR ?? process.argv[2];
if (!staging) throw new Error('split: run by Trunk, or with the folder of a build');
const root = join(import.meta.dirname, '..');
const run = promisify(execFile);
const tool = (name, args) => run(name, args, { maxBuffer: 1 << 26 }).catch((error) => {
  throw new Error(`split: ${name} failed\n${error.stderr || error.message}`);
});
const found = (what, value) => {
  if (value == null || value.length === 0) throw new Error(`split: ${what} not found; has a tool changed?`);
  return value;
};
const hash = (bytes) => createHash('sha256').update(bytes).digest('hex').slice(0, 16);

/** Bytes of code and data of a module. */
function weight(path) {
  const bytes = readFileSync(path);
  let at = 8;
  let sum = 0;
  const number = () => {
    for (let value = 0, shift = 0; ; shift += 7) {
      const byte = bytes[at++];
      value |= (byte & 127) << shift;
      if (byte < 128) return value;
    }
  };
  while (at < bytes.length) {
    const kind = bytes[at++];
    const length = number();
    if (kind === 10 || kind === 11) sum += length;
    at += length;
  }
  return sum;
}

/** The modules beside the main one: which split points need each. */
function modules(dir) {
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

const WORD_BITS = 31;

/** How many bits words have. */
function bits(words) {
  let count = 0;
  for (let word of words) for (; word; word &= word - 1) count += 1;
  return count;
}

/** Puts modules together, as long as that spares more than it makes pages fetch in vain. */
function files(dir, { points, all }) {
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
    const [bytes, who] = [weight(join(dir, file)), of(points)];
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

/** What all parts import, as one module that the parts of a file are merged with: one memory, one table. */
function common(dir, module) {
  const text = execFileSync('wasm-dis', [...FEATURES, join(dir, module)], { encoding: 'utf8', maxBuffer: 1 << 28, stdio: ['ignore', 'pipe', 'ignore'] });
  const imports = found('imports', [...text.matchAll(/^ \(import "__wasm_split" "(\w+)" \((memory|table|global) \$\S+ (.*)\)\)$/gm)]);
  const lines = imports.map(([, name, kind, type]) => ` (import "main" "${name}" (${kind} $${name} ${type}))\n (export "${name}" (${kind} $${name}))`);
  writeFileSync(join(dir, 'common.wat'), `(module\n${lines.join('\n')}\n)\n`);
  return imports.map(([, name]) => name);
}

/** wasm-opt of the same package in this process: parts are small, and starting it for each takes longer. */
async function optimizer() {
  const first = process.env.PATH.split(delimiter).map((folder) => join(folder, 'wasm-opt')).find(existsSync);
  const { default: binaryen } = await import(pathToFileURL(join(realpathSync(found('wasm-opt', first)), '..', '..', 'index.js')));
  binaryen.setOptimizeLevel(2);
  binaryen.setShrinkLevel(2);
  const { ReferenceTypes, BulkMemory, BulkMemoryOpt, CallIndirectOverlong, NontrappingFPToInt, SignExt, MutableGlobals, Multivalue } = binaryen.Features;
  const features = ReferenceTypes | BulkMemory | BulkMemoryOpt | CallIndirectOverlong | NontrappingFPToInt | SignExt | MutableGlobals | Multivalue;
  return (bytes) => {
    const module = binaryen.readBinary(bytes, features);
    module.optimize();
    module.runPasses(['strip-debug', 'strip-producers', 'strip-target-features']);
    const small = module.emitBinary();
    module.dispose();
    return small;
  };
}

/** A module whose imported functions have other names. */
function renamed(bytes, name) {
  const out = [bytes.subarray(0, 8)];
  const text = new TextDecoder();
  let at = 8;
  const number = () => {
    for (let value = 0, shift = 0; ; shift += 7) {
      const byte = bytes[at++];
      value |= (byte & 127) << shift;
      if (byte < 128) return value;
    }
  };
  const coded = (value) => {
    const made = [];
    do { made.push((value & 127) | (value > 127 ? 128 : 0)); value >>>= 7; } while (value);
    return Buffer.from(made);
  };
  const word = () => {
    const length = number();
    at += length;
    return text.decode(bytes.subarray(at - length, at));
  };
  const put = (words) => [coded(Buffer.byteLength(words)), Buffer.from(words)];
  while (at < bytes.length) {
    const start = at;
    const kind = bytes[at++];
    const length = number();
    const end = at + length;
    if (kind !== 2) {
      out.push(bytes.subarray(start, end));
      at = end;
      continue;
    }
    const count = number();
    const section = [coded(count)];
    for (let i = 0; i < count; i += 1) {
      const [module, field] = [word(), word()];
      if (bytes[at] !== 0) throw new Error(`split: ${module} ${field} is no function`);
      const from = at++;
      number();
      section.push(...put(module), ...put(name(module, field)), bytes.subarray(from, at));
    }
    const whole = Buffer.concat(section);
    out.push(Buffer.from([2]), coded(whole.length), whole);
  }
  return Buffer.concat(out);
}

async function inTurns(list, work) {
  const waiting = [...list.entries()];
  await Promise.all(Array.from({ length: AT_ONCE }, async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) await work(next[1], next[0]);
  }));
}

const since = performance.now();
const tell = (what) => process.env.MINGJING_SPLIT_VERBOSE && console.log(`  ${((performance.now() - since) / 1000).toFixed(1)} s: ${what}`);
const dir = mkdtempSync(join(tmpdir(), 'mingjing-split-'));
try {
  const { target_directory: target } = JSON.parse(execFileSync('cargo', ['metadata', '--no-deps', '--offline', '--format-version', '1'], { cwd: root, encoding: 'utf8', maxBuffer: 1 << 26 }));
  await tool('wasm-split-cli', [join(target, 'wasm32-unknown-unknown', 'app', `${APP}.wasm`), dir]);
  const parts = modules(dir);
  tell(`${parts.all.length} modules`);
  const list = files(dir, parts);
  tell(`${list.length} files`);
  const names = common(dir, list[0].modules[0]);

  const small = await optimizer();
  const work = list.map((file, i) => async () => {
    let from = join(dir, file.modules[0]);
    if (file.modules.length > 1) {
      from = join(dir, `file_${i}.wasm`);
      const modules = file.modules.flatMap((name, j) => [join(dir, name), `p${j}`]);
      await tool('wasm-merge', [...FEATURES, '--skip-export-conflicts', join(dir, 'common.wat'), '__wasm_split', ...modules, '-o', from]);
    }
    const bytes = small(readFileSync(from));
    file.name = `${APP}-${hash(bytes)}.wasm`;
    writeFileSync(join(staging, file.name), bytes);
  });
  let program;
  work.unshift(async () => {
    await tool('wasm-bindgen', ['--target', 'web', '--keep-lld-exports', '--no-demangle', '--no-typescript', '--out-dir', join(dir, 'web'), '--out-name', 'app', join(dir, 'main.wasm')]);
    await tool('wasm-opt', [...FEATURES, '-Oz', '--strip-debug', '--strip-producers', join(dir, 'web', 'app_bg.wasm'), '-o', join(dir, 'main.small')]);
    program = readFileSync(join(dir, 'main.small'));
  });
  await inTurns(work, (one) => one());
  tell('merged and made small');

  // The loaders stand in the app's own script: one request less than a module of theirs.
  const needs = Object.fromEntries(parts.points.map((point) => [point, list.filter((file) => file.points.includes(point)).map((file) => file.name)]));
  const loaders = `const needs = ${JSON.stringify(needs)}, here = {};
function part(name) {
    return here[name] ??= (async () => {
        const answer = await fetch(new URL(name, import.meta.url));
        if (!answer.ok) throw new Error(answer.status + " " + name);
        const main = { ${names.map((name) => `${name}: wasm.${name}`).join(', ')} };
        const imports = { main, __wasm_split: main };
        if (answer.headers.get("Content-Type") === "application/wasm") await WebAssembly.instantiateStreaming(answer, imports);
        else await WebAssembly.instantiate(await answer.arrayBuffer(), imports);
    })().catch((error) => { delete here[name]; throw error; });
}
const loader = (point) => async (callback, data) => {
    let done = 1;
    try { await Promise.all(needs[point].map(part)); } catch (error) { done = 0; console.warn(error); }
    wasm.__indirect_function_table.get(callback)(data, done);
};
`;
  let script = readFileSync(join(dir, 'web', 'app.js'), 'utf8');
  const imports = found('imports of loaders', [...script.matchAll(/^import \* as (\w+) from "\.\/__wasm_split\.js"\n/gm)]);
  for (const [line, name] of imports) script = script.replace(line, '').replace(new RegExp(`^ *"\\./__wasm_split\\.js": ${name},\n`, 'm'), '');
  const table = parts.points.map((point) => `__wasm_split_load_${point}: loader("${point}")`).join(', ');
  const place = found('the place of imports', script.match(/^ *return \{\n(?= *__proto__: null,\n)/m));
  script = script.replace(place[0], `${place[0]}        "./__wasm_split.js": { ${table} },\n`);
  if (/\bimport(?!0\b)\d|from "/.test(script)) throw new Error('split: the script imports something else');
  // Names with hashes do not compress: in program and script they become short.
  const short = new Map();
  program = renamed(program, (module, name) => {
    const key = `${module} ${name}`;
    if (!short.has(key)) short.set(key, { name, to: `_${short.size.toString(36)}` });
    return short.get(key).to;
  });
  for (const { name, to } of short.values()) {
    const places = script.match(new RegExp(`\\b${name}(?=: )`, 'g'));
    if (places?.length !== 1) throw new Error(`split: the import ${name} is in the script ${places?.length ?? 0} times`);
    script = script.replace(new RegExp(`\\b${name}(?=: )`), () => to);
  }
  // Comments and indents are for who reads the script; nothing in it spans lines.
  script = script.replace(/^ *\/\*\*[^]*?\*\/\n/gm, '').replace(/^ *\/\/.*\n/gm, '').replace(/^ +/gm, '');
  script = loaders.replace(/^ +/gm, '') + script;

  const wasm = `${APP}-${hash(program)}_bg.wasm`;
  const js = `${APP}-${hash(script)}.js`;
  const index = join(staging, 'index.html');
  let html = readFileSync(index, 'utf8');
  const oldScript = found("Trunk's script", html.match(new RegExp(`${APP}-[0-9a-f]+\\.js`)))[0];
  const oldWasm = found("Trunk's program", html.match(new RegExp(`${APP}-[0-9a-f]+_bg\\.wasm`)))[0];
  for (const name of [oldScript, oldWasm]) rmSync(join(staging, name));
  html = html.replaceAll(oldScript, js).replaceAll(oldWasm, wasm).replace('</head>', `<script type="application/json" id="parts">${JSON.stringify(needs)}</script></head>`);
  writeFileSync(join(staging, wasm), program);
  writeFileSync(join(staging, js), script);
  writeFileSync(index, html);
  const bytes = list.map((file) => readFileSync(join(staging, file.name)).length);
  console.log(`split: main ${program.length} B, ${list.length} parts of together ${bytes.reduce((a, b) => a + b, 0)} B`);
  if (process.env.MINGJING_SPLIT_VERBOSE) list.forEach((file, i) => console.log(`  ${file.name} ${bytes[i]} B of ${file.modules.length}: ${file.points.join(' ')}`));
} finally {
  if (!process.env.MINGJING_SPLIT_KEEP) rmSync(dir, { recursive: true, force: true });
}
