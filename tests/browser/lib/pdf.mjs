// The words of a PDF as Chromium writes it, page by page: enough of the format for these files, no more.
import { inflateSync } from 'node:zlib';

/** The text of each page, in the order in which it is drawn. */
export function pagesOf(pdf) {
  const objects = new Map();
  const raw = pdf.toString('latin1');
  for (const [, id, body] of raw.matchAll(/(\d+) 0 obj\s([\s\S]*?)\sendobj/g)) objects.set(id, body);
  const stream = (id) => {
    const body = objects.get(id);
    const at = body.indexOf('stream') + 'stream'.length;
    const bytes = Buffer.from(body.slice(body[at] === '\r' ? at + 2 : at + 1, body.lastIndexOf('endstream')), 'latin1');
    return (/\/Filter\s*\/FlateDecode/.test(body) ? inflateSync(bytes) : bytes).toString('latin1');
  };
  const reference = (text, name) => new RegExp(`/${name}\\s+(\\d+) 0 R`).exec(text)?.[1];
  const alphabets = new Map();
  const alphabet = (font) => {
    if (!alphabets.has(font)) {
      const cmap = reference(objects.get(font), 'ToUnicode');
      alphabets.set(font, cmap ? glyphs(stream(cmap)) : new Map());
    }
    return alphabets.get(font);
  };
  // The tree of pages gives their order; Chromium writes it in one or two levels.
  const kids = (id) => {
    const body = objects.get(id);
    if (!/\/Type\s*\/Pages/.test(body)) return [body];
    return [.../\/Kids\s*\[([^\]]*)\]/.exec(body)[1].matchAll(/(\d+) 0 R/g)].flatMap(([, kid]) => kids(kid));
  };
  const catalog = [...objects.values()].find((body) => /\/Type\s*\/Catalog/.test(body));
  return kids(reference(catalog, 'Pages')).map((page) => {
    const resources = reference(page, 'Resources') ? objects.get(reference(page, 'Resources')) : page;
    const fonts = new Map([...(/\/Font\s*<<([\s\S]*?)>>/.exec(resources)?.[1] ?? '').matchAll(/\/(\w+)\s+(\d+) 0 R/g)].map(([, name, id]) => [name, id]));
    return wordsOf(stream(reference(page, 'Contents')), (name) => (fonts.has(name) ? alphabet(fonts.get(name)) : new Map()));
  });
}

/** Glyph → characters, from a ToUnicode map. */
function glyphs(cmap) {
  const known = new Map();
  const text = (hex) => Buffer.from(hex, 'hex').swap16().toString('utf16le');
  for (const [, block] of cmap.matchAll(/beginbfchar([\s\S]*?)endbfchar/g)) {
    for (const [, glyph, to] of block.matchAll(/<(\w+)>\s*<(\w+)>/g)) known.set(Number.parseInt(glyph, 16), text(to));
  }
  for (const [, block] of cmap.matchAll(/beginbfrange([\s\S]*?)endbfrange/g)) {
    for (const [, from, to, first] of block.matchAll(/<(\w+)>\s*<(\w+)>\s*<(\w+)>/g)) {
      const start = Number.parseInt(from, 16);
      for (let glyph = start; glyph <= Number.parseInt(to, 16); glyph += 1) {
        known.set(glyph, String.fromCodePoint(Number.parseInt(first, 16) + glyph - start));
      }
    }
  }
  return known;
}

function wordsOf(content, alphabetOf) {
  let alphabet = new Map();
  let out = '';
  for (const [, font, hex, end] of content.matchAll(/\/(\w+) [\d.]+ Tf|<([0-9A-Fa-f]+)>|\b(ET)\b/g)) {
    if (font) alphabet = alphabetOf(font);
    else if (end) out += '\n';
    else for (let at = 0; at < hex.length; at += 4) out += alphabet.get(Number.parseInt(hex.slice(at, at + 4), 16)) ?? '';
  }
  return out;
}
