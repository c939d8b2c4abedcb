// A published site of one's own, to spoil and to mend.
import { cpSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { folder, publishedSite } from '../harness.mjs';

let copies = 0;

/** The pages of the made-up tasks and of the third edition are thousands, and no journey of these opens one. */
const isNeeded = (path) => !/[/\\]tasks[/\\]SB\d|[/\\]hant$|[/\\]card$/.test(path);

/** A copy of the published site. */
export function ownSite() {
  copies += 1;
  const site = folder(`site-${copies}`);
  cpSync(publishedSite(), site, { recursive: true, filter: isNeeded });
  return site;
}

/** The newest manifest: its path below the site, and what it says. */
export function manifest(site) {
  const { manifest: path } = JSON.parse(readFileSync(join(site, 'data/head.json'), 'utf8'));
  return { path, ...JSON.parse(readFileSync(join(site, path), 'utf8')) };
}

/** Path below the site of a table's file. */
export function fileOf(site, table, partition) {
  return manifest(site).files.find((file) => file.table === table && file.partition === partition).path;
}

/** Turns one digit of the file into another: same length, still JSON. It is the last one, or the last before
 *  some words. Returns what mends it. */
export function spoil(site, path, before) {
  const good = readFileSync(join(site, path));
  const bad = Buffer.from(good);
  const end = before ? good.indexOf(before) : good.length;
  const at = bad.subarray(0, end).findLastIndex((byte) => byte >= 0x31 && byte <= 0x39);
  bad[at] = bad[at] === 0x39 ? 0x31 : bad[at] + 1;
  write(site, path, bad);
  return () => write(site, path, good);
}

function write(site, path, bytes) {
  const file = join(site, path);
  writeFileSync(file, bytes);
  // The compressed twin is what most browsers get.
  if (existsSync(`${file}.br`)) writeFileSync(`${file}.br`, brotliCompressSync(bytes));
}
