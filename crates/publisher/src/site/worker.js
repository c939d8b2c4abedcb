// Keeps the app and the last record seen, so that the portal opens without a network and says how old it is.
// Written by the publisher: the first line names the app's files, so that a new app is a new worker.
const KEPT = "mingjing-app-" + VERSION;
const SEEN = "mingjing-seen";
const PAGES_KEPT = 40;
const root = new URL("./", self.location);
const below = (request) => new URL(request.url).href.slice(root.href.length);
// The service's answers and the staff's desk are nothing to keep.
const isOurs = (request) => request.method === "GET" && request.url.startsWith(root.href) && !/^(api|desk)(\/|$)/.test(below(request).split(/[?#]/)[0]);
// Names that contain the hash of their content never change.
const isNamedByContent = (path) => path.startsWith("data/blob/") || /-[0-9a-f]{16}[^/]*$/.test(path) || path.startsWith("data/log/tile/");

self.addEventListener("install", (event) => {
  event.waitUntil((async () => {
    const cache = await caches.open(KEPT);
    await cache.addAll(APP.map((name) => new Request(new URL(name, root), { cache: "no-cache" })));
    await self.skipWaiting();
  })());
});

self.addEventListener("activate", (event) => {
  event.waitUntil((async () => {
    const old = (await caches.keys()).filter((name) => name.startsWith("mingjing-app-") && name !== KEPT);
    await Promise.all(old.map((name) => caches.delete(name)));
    await self.clients.claim();
  })());
});

self.addEventListener("fetch", (event) => {
  if (!isOurs(event.request)) return;
  const path = below(event.request).split(/[?#]/)[0];
  event.respondWith(isNamedByContent(path) ? keptFirst(event.request) : freshFirst(event, path));
});

async function keptFirst(request) {
  const asked = request.cache === "reload" ? undefined : await caches.match(request.url, { ignoreSearch: true });
  if (asked) return asked;
  const answer = await fetch(request);
  if (answer.ok) await keep(request, answer.clone());
  return answer;
}

async function freshFirst(event, path) {
  const request = event.request;
  try {
    const answer = await fetch(request);
    if (answer.ok && answer.type === "basic") {
      const copy = answer.clone();
      event.waitUntil(keep(request, copy).then(() => (path === "data/head.json" ? tidy() : undefined)));
    }
    return answer;
  } catch (error) {
    const kept = await caches.match(request.url, { ignoreSearch: true });
    if (kept) return marked(kept);
    const home = request.mode === "navigate" && (await caches.match(new URL(/^(en|hant)\//.exec(path)?.[0] ?? "./", root).href));
    if (home) return marked(home);
    throw error;
  }
}

// An answer from before says so: the app tells its age.
function marked(answer) {
  const headers = new Headers(answer.headers);
  headers.set("x-mingjing-kept", headers.get("date") || "1");
  return new Response(answer.body, { status: answer.status, headers });
}

async function keep(request, answer) {
  // A thread's page is for who holds its code.
  if (/no-store/.test(answer.headers.get("cache-control"))) return;
  const cache = await caches.open(SEEN);
  await cache.put(new URL(request.url.split(/[?#]/)[0]), answer);
}

// With a new release, files that it no longer names go; of pages only the last ones stay.
async function tidy() {
  const cache = await caches.open(SEEN);
  const head = await (await cache.match(new URL("data/head.json", root))).json();
  const manifest = await fetch(new URL(head.manifest, root));
  if (!manifest.ok) return;
  const named = new Set((await manifest.json()).files.map((file) => new URL(file.path, root).href));
  const keys = await cache.keys();
  const pages = keys.filter((key) => !below(key).startsWith("data/"));
  const gone = keys.filter((key) => below(key).startsWith("data/blob/") && !named.has(key.url));
  const old = keys.filter((key) => below(key).startsWith("data/release/") && !key.url.endsWith(head.manifest));
  await Promise.all([...gone, ...old, ...pages.slice(0, -PAGES_KEPT)].map((key) => cache.delete(key)));
}
