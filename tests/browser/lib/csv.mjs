// The workbook's CSV files, read by the tests themselves: no code of the publisher stands between.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DATA } from './paths.mjs';

/** Rows of fields. Quotes as in RFC 4180. */
export function parse(text) {
  const rows = [];
  let row = [];
  let field = '';
  let quoted = false;
  const endField = () => (row.push(field), (field = ''));
  const endRow = () => (endField(), rows.push(row), (row = []));
  for (let i = 0; i < text.length; i += 1) {
    const c = text[i];
    if (quoted) {
      if (c !== '"') field += c;
      else if (text[i + 1] === '"') (field += '"'), (i += 1);
      else quoted = false;
    } else if (c === '"') quoted = true;
    else if (c === ',') endField();
    else if (c === '\n') endRow();
    else if (c !== '\r') field += c;
  }
  if (field !== '' || row.length > 0) endRow();
  return rows;
}

/** A file below data/ as rows of fields. */
export function cells(path) {
  return parse(readFileSync(join(DATA, path), 'utf8').replace(/^\uFEFF/, ''));
}

/** A file below data/ as objects by its header; an empty cell is an empty string. */
export function records(path) {
  const [head, ...rows] = cells(path);
  return rows.map((row) => Object.fromEntries(head.map((name, i) => [name, row[i] ?? ''])));
}

/** The civil day in China, as 2026-11-21. */
export function today() {
  return new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);
}
