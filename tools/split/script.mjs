// The app's script: what wasm-bindgen wrote, with the loaders of parts in it, and without what nobody calls.
import { found } from './found.mjs';

/// The streams of server functions, which come along with leptos; this app has none.
export const UNUSED = /^(__wbg_)?intounderlying/;

/** The loaders stand in the app's own script: one request less than a module of theirs. */
function loaders(needs, names) {
  const files = [...new Set(Object.values(needs).flat())];
  const numbers = Object.fromEntries(Object.entries(needs).map(([point, list]) => [point, list.map((file) => files.indexOf(file))]));
  return `const files = ${JSON.stringify(files)}, needs = ${JSON.stringify(numbers)}, here = {};
function part(number) {
    const name = files[number];
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
}

/** The script with the loaders of `needs`: which files each split point needs. `names`: what parts import. */
export function withLoaders(script, needs, names) {
  const imports = found('imports of loaders', [...script.matchAll(/^import \* as (\w+) from "\.\/__wasm_split\.js"\n/gm)]);
  for (const [line, name] of imports) script = script.replace(line, '').replace(new RegExp(`^ *"\\./__wasm_split\\.js": ${name},\n`, 'm'), '');
  const table = Object.keys(needs).map((point) => `__wasm_split_load_${point}: loader("${point}")`).join(', ');
  const place = found('the place of imports', script.match(/^ *return \{\n(?= *__proto__: null,\n)/m));
  script = script.replace(place[0], `${place[0]}        "./__wasm_split.js": { ${table} },\n`);
  if (/\bimport(?!0\b)\d|from "/.test(script)) throw new Error('split: the script imports something else');
  return loaders(needs, names) + script;
}

/** The script without the classes of the streams, and without the second way to start. */
export function withoutUnused(script) {
  const [classes, disposals, finals] = [
    /^export class IntoUnderlying\w+ \{\n[^]*?^\}\n/gm, /^if \(Symbol\.dispose\) IntoUnderlying.*\n/gm, /^const IntoUnderlying\w+Finalization = [^;]*;\n/gm,
  ];
  for (const one of [classes, disposals, finals]) {
    found(`${one} in the script`, script.match(one));
    script = script.replace(one, '');
  }
  found('the exports of the script', script.match(/^export \{ initSync, /m));
  return script.replace(/^export \{ initSync, /m, 'export { ');
}

/** The script with the imports of the program under other names; without those that the program does not have. */
export function withImports(script, short) {
  const known = new Map([...short.values()].map(({ name, to }) => [name, to]));
  const seen = new Set();
  script = script.replace(/^ {8}(\w+): (?=function)[^]*?^ {8}\}.*,\n/gm, (whole, name) => {
    if (!known.has(name)) return '';
    seen.add(name);
    return whole.replace(name, known.get(name));
  });
  for (const [name, to] of known) {
    if (seen.has(name)) continue;
    const places = script.match(new RegExp(`\\b${name}(?=: )`, 'g'));
    if (places?.length !== 1) throw new Error(`split: the import ${name} is in the script ${places?.length ?? 0} times`);
    script = script.replace(new RegExp(`\\b${name}(?=: )`), () => to);
  }
  return script;
}

/** The script with exports of the program under other names. */
export function withExports(script, short) {
  for (const [name, to] of short) {
    found(`the export ${name} in the script`, script.match(new RegExp(`\\bwasm\\.${name}\\b`)));
    script = script.replace(new RegExp(`\\bwasm\\.${name}\\b`, 'g'), () => `wasm.${to}`);
  }
  return script;
}
