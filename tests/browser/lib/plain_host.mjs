// A host as dumb as they come: files of a folder below a sub-path, folder → index.html, a redirect to
// the trailing slash, 404.html for the rest. No headers of its own, no service.
import { createServer } from 'node:http';
import { createReadStream, existsSync, statSync } from 'node:fs';
import { extname, join, normalize, sep } from 'node:path';

const TYPES = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.wasm': 'application/wasm',
};

/** Serves `folder` under `below` on a free port of this machine; resolves to {base, close}. */
export async function plainHost(folder, below = '/') {
  const server = createServer((request, response) => answer(folder, below, request, response));
  await new Promise((resolve, reject) => server.once('error', reject).listen(0, '127.0.0.1', resolve));
  return {
    base: `http://127.0.0.1:${server.address().port}${below}`,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

function answer(folder, below, request, response) {
  const [path, query] = request.url.split('?');
  if (!['GET', 'HEAD'].includes(request.method)) return end(response, 405);
  if (!path.startsWith(below)) return end(response, 404);
  const file = normalize(join(folder, decodeURIComponent(path.slice(below.length))));
  if (file !== folder && !file.startsWith(folder + sep)) return end(response, 404);
  if (existsSync(file) && statSync(file).isDirectory()) {
    if (path.endsWith('/')) return send(response, 200, join(file, 'index.html'), folder);
    response.setHeader('Location', `${path}/${query ? `?${query}` : ''}`);
    return end(response, 301);
  }
  return send(response, 200, file, folder);
}

function send(response, status, file, folder) {
  if (!existsSync(file)) {
    return status === 404 ? end(response, 404) : send(response, 404, join(folder, '404.html'), folder);
  }
  response.writeHead(status, { 'Content-Type': TYPES[extname(file)] ?? 'application/octet-stream' });
  createReadStream(file).pipe(response);
}

function end(response, status) {
  response.writeHead(status).end();
}
