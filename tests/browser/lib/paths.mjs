// Where things are, and the libraries from the tools' cache.
import { createRequire } from 'node:module';
import { accessSync, constants, mkdirSync, readFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..', '..', '..');
export const DATA = join(ROOT, 'data');
export const BINARY = process.env.MINGJING_BINARY ?? join(ROOT, 'target', 'release', 'mingjing');

const tools = process.env.MINGJING_NODE_TOOLS;
if (!tools) throw new Error('MINGJING_NODE_TOOLS is not set: run tools/browser-tests.sh, or eval "$(tools/setup.sh path)"');
const require = createRequire(`${tools}/`);

export const { chromium } = require('playwright-core');
export const AXE_SOURCE = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

/** Where the picture of a failing page goes. */
export function failurePicture(name) {
  const folder = join(ROOT, 'target', 'browser-failures');
  mkdirSync(folder, { recursive: true });
  return join(folder, `${name.replace(/[^\p{L}\p{N}]+/gu, '-').slice(0, 100)}.png`);
}

/** The browser: $CHROMIUM, or the first known name on the PATH. */
export function chromiumPath() {
  const wanted = process.env.CHROMIUM ? [process.env.CHROMIUM] : ['chromium', 'chromium-browser', 'google-chrome'];
  for (const name of wanted) {
    for (const folder of name.includes('/') ? [''] : process.env.PATH.split(delimiter)) {
      const path = folder ? join(folder, name) : name;
      if (isProgram(path)) return path;
    }
  }
  throw new Error(`no Chromium found (looked for ${wanted.join(', ')}): tools/setup.sh test says how to install it`);
}

function isProgram(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
