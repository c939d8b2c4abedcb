// Reports that were written and may not have reached the service yet, kept in the browser's own database with their
// photos, so that they outlive the page. One of all open pages works at a time.
const NAME = "mingjing.outbox";
const STORE = "reports";

const opened = new Promise((done, fail) => {
  const asked = indexedDB.open(NAME, 1);
  asked.onupgradeneeded = () => asked.result.createObjectStore(STORE, { keyPath: "key" });
  asked.onsuccess = () => done(asked.result);
  asked.onerror = () => fail(asked.error);
});
// Who asks is told; nobody may ask at all.
opened.catch(() => {});

async function run(mode, act) {
  const database = await opened;
  return new Promise((done, fail) => {
    const transaction = database.transaction(STORE, mode, { durability: "strict" });
    const asked = act(transaction.objectStore(STORE));
    transaction.oncomplete = () => done(asked.result);
    transaction.onerror = transaction.onabort = () => fail(transaction.error);
  });
}

self.mingjingOutbox = {
  put: (entry) => run("readwrite", (store) => store.put(entry)),
  all: () => run("readonly", (store) => store.getAll()),
  remove: (key) => run("readwrite", (store) => store.delete(key)),
  // Where a browser has no locks (a page without TLS) the key of each report still makes it one report.
  alone: (work) => (navigator.locks ? navigator.locks.request(NAME, work) : work()),
};
