// Splits the built app into a main program and parts that are fetched when they are needed. Trunk runs it after
// a build (Trunk.toml); what it leaves in the staging folder replaces what Trunk put there.
//
//   cargo's program, with relocations → wasm-split-cli → one module for each set of split points that need it
//   → wasm-merge: few files → wasm-opt → names by content; the main module → wasm-bindgen → wasm-opt
//   script and styles → esbuild
import { execFile, execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, readdirSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { withExports, withImports } from './split/binary.mjs';
import { files, modules } from './split/files.mjs';
import { found } from './split/found.mjs';
import * as script from './split/script.mjs';

const APP = 'mingjing-app';
const FEATURES = ['reference-types', 'bulk-memory', 'nontrapping-float-to-int', 'sign-ext', 'mutable-globals', 'multivalue'].map((name) => `--enable-${name}`);
const AT_ONCE = 2;
/// Longer names of exports are mangled ones, which do not compress.
const EXPORT_MOST_LETTERS = 32;

const staging = process.env.TRUNK_STAGING_DIR ?? process.argv[2];
if (!staging) throw new Error('split: run by Trunk, or with the folder of a build');
const root = join(import.meta.dirname, '..');
const run = promisify(execFile);
const tool = (name, args) => run(name, args, { maxBuffer: 1 << 26 }).catch((error) => {
  throw new Error(`split: ${name} failed\n${error.stderr || error.message}`);
});
const hash = (bytes) => createHash('sha256').update(bytes).digest('hex').slice(0, 16);

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

async function inTurns(list, work) {
  const waiting = [...list.entries()];
  await Promise.all(Array.from({ length: AT_ONCE }, async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) await work(next[1], next[0]);
  }));
}

/** A script or style without what only its writers need. */
const squeezed = (text, ...kind) => execFileSync('esbuild', ['--minify', '--charset=utf8', '--log-level=warning', ...kind], { input: text, encoding: 'utf8', maxBuffer: 1 << 26 });

const since = performance.now();
const tell = (what) => process.env.MINGJING_SPLIT_VERBOSE && console.log(`  ${((performance.now() - since) / 1000).toFixed(1)} s: ${what}`);
const dir = mkdtempSync(join(tmpdir(), 'mingjing-split-'));
try {
  const { target_directory: target } = JSON.parse(execFileSync('cargo', ['metadata', '--no-deps', '--offline', '--format-version', '1'], { cwd: root, encoding: 'utf8', maxBuffer: 1 << 26 }));
  // `make dev` builds for who writes the app, everything else for its readers.
  const profile = process.env.TRUNK_PROFILE === 'debug' ? 'debug' : 'app';
  await tool('wasm-split-cli', [join(target, 'wasm32-unknown-unknown', profile, `${APP}.wasm`), dir]);
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
  const exports = new Map();
  work.unshift(async () => {
    await tool('wasm-bindgen', ['--target', 'web', '--keep-lld-exports', '--no-demangle', '--no-typescript', '--out-dir', join(dir, 'web'), '--out-name', 'app', join(dir, 'main.wasm')]);
    const bound = withExports(readFileSync(join(dir, 'web', 'app_bg.wasm')), (name) => {
      if (script.UNUSED.test(name)) return null;
      if (name.length > EXPORT_MOST_LETTERS) exports.set(name, `$${exports.size}`);
      return exports.get(name) ?? name;
    });
    writeFileSync(join(dir, 'main.bound'), bound);
    await tool('wasm-opt', [...FEATURES, '-Oz', '--strip-debug', '--strip-producers', join(dir, 'main.bound'), '-o', join(dir, 'main.small')]);
    program = readFileSync(join(dir, 'main.small'));
  });
  await inTurns(work, (one) => one());
  tell('merged and made small');

  // Names with hashes do not compress: in program and script they become short.
  const imports = new Map();
  program = withImports(program, (module, name) => {
    const key = `${module} ${name}`;
    if (!imports.has(key)) imports.set(key, { name, to: `_${imports.size.toString(36)}` });
    return imports.get(key).to;
  });
  const needs = Object.fromEntries(parts.points.map((point) => [point, list.filter((file) => file.points.includes(point)).map((file) => file.name)]));
  let text = script.withoutUnused(readFileSync(join(dir, 'web', 'app.js'), 'utf8'));
  text = script.withImports(script.withLoaders(text, needs, names), imports);
  text = squeezed(script.withExports(text, exports), '--loader=js', '--format=esm', '--tree-shaking=true');

  const wasm = `${APP}-${hash(program)}_bg.wasm`;
  const js = `${APP}-${hash(text)}.js`;
  const index = join(staging, 'index.html');
  let html = readFileSync(index, 'utf8');
  const oldScript = found("Trunk's script", html.match(new RegExp(`${APP}-[0-9a-f]+\\.js`)))[0];
  const oldWasm = found("Trunk's program", html.match(new RegExp(`${APP}-[0-9a-f]+_bg\\.wasm`)))[0];
  for (const name of [oldScript, oldWasm]) rmSync(join(staging, name));
  html = html.replaceAll(oldScript, js).replaceAll(oldWasm, wasm).replace('</head>', `<script type="application/json" id="parts">${JSON.stringify(needs)}</script></head>`);
  for (const [, style] of found('styles', [...html.matchAll(/rel="stylesheet" href="\.\/([^"]+)"/g)])) {
    const path = join(staging, style);
    writeFileSync(path, squeezed(readFileSync(path, 'utf8'), '--loader=css'));
  }
  writeFileSync(join(staging, wasm), program);
  writeFileSync(join(staging, js), text);
  writeFileSync(index, html);
  const bytes = list.map((file) => readFileSync(join(staging, file.name)).length);
  console.log(`split: main ${program.length} B, ${list.length} parts of together ${bytes.reduce((a, b) => a + b, 0)} B`);
  if (process.env.MINGJING_SPLIT_VERBOSE) list.forEach((file, i) => console.log(`  ${file.name} ${bytes[i]} B of ${file.modules.length}: ${file.points.join(' ')}`));
} finally {
  if (!process.env.MINGJING_SPLIT_KEEP) rmSync(dir, { recursive: true, force: true });
}
