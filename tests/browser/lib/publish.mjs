// The demo workbook, published for the tests: once for the portal's own server, once for a plain host
// that serves the site from a sub-path. Run as a program: node publish.mjs FOLDER
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { BINARY, DATA, ROOT } from './paths.mjs';

export const SUB_PATH = '/city/mirror/';

/** Publishes into `folder`/site and `folder`/site-below. */
export function publishInto(folder) {
  const app = join(folder, 'app');
  const built = join(ROOT, 'dist');
  if (!existsSync(join(built, 'index.html'))) throw new Error('dist/ has no app: build it first (make dist/.built)');
  // The build replaces dist/ while it runs; the tests keep to one copy. What begins with a dot is the build's own.
  cpSync(built, app, { recursive: true, filter: (path) => !basename(path).startsWith('.') });
  const key = join(folder, 'key');
  execFileSync(BINARY, ['keygen', '--out', key], { stdio: 'ignore' });
  publish(DATA, join(folder, 'site'), { app, key });

  const workbook = join(folder, 'workbook-below');
  cpSync(DATA, workbook, { recursive: true });
  const settings = join(workbook, 'portal.toml');
  writeFileSync(settings, readFileSync(settings, 'utf8').replace(/^base_path = .*$/m, `base_path = "${SUB_PATH}"`));
  cpSync(join(folder, 'site'), join(folder, 'site-below'), { recursive: true });
  publish(workbook, join(folder, 'site-below'), { app, key });
}

/** Publishes a workbook; with `key` signed, with `app` as pages too. */
export function publish(workbook, site, { app, key } = {}) {
  const more = [...(app ? ['--app', app] : []), ...(key ? ['--key', key] : [])];
  execFileSync(BINARY, ['publish', workbook, '--site', site, ...more], { stdio: ['ignore', 'ignore', 'pipe'] });
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) publishInto(process.argv[2]);
