// The real server, on a free port of this machine, with a fresh database.
import { spawn } from 'node:child_process';
import { BINARY } from './paths.mjs';

const READY_MS = 15_000;

/** Starts `mingjing serve`; resolves to {base, close} once it has printed its address. */
export async function portal(site, database, more = []) {
  const args = ['serve', '--site', site, '--listen', '127.0.0.1:0', '--database', database, '--attachments', `${database}.photos`, ...more];
  const child = spawn(BINARY, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  const close = () => child.kill('SIGKILL');
  process.once('exit', close);
  let said = '';
  child.stderr.on('data', (text) => (said += text));
  const base = await new Promise((resolve, reject) => {
    const late = setTimeout(() => reject(new Error(`the server was not ready in ${READY_MS} ms: ${said}`)), READY_MS);
    child.once('exit', (code) => reject(new Error(`the server ended with ${code}: ${said}`)));
    let out = '';
    child.stdout.on('data', (text) => {
      out += text;
      const found = /https?:\/\/\S+/.exec(out);
      if (!found || !out.includes('\n')) return;
      clearTimeout(late);
      resolve(found[0].endsWith('/') ? found[0] : `${found[0]}/`);
    });
  });
  child.removeAllListeners('exit');
  return { base, close };
}
