const WORKER_MS = 5_000;

/**
 * Forgets the pages and pictures that were seen, and the notes about them. The worker does it where there is one, also
 * when it is not in charge of this page: it keeps the offline pages. A browser that refuses its storage has kept none.
 */
export async function clearCaches(): Promise<void> {
  try {
    if (!(await clearByWorker())) await clearDirectly();
  } catch {
    return;
  }
}

/** Whether there is a worker, and it said that everything is gone. */
async function clearByWorker(): Promise<boolean> {
  if (!("serviceWorker" in navigator)) return false;
  const worker = (await navigator.serviceWorker.getRegistration())?.active;
  if (!worker) return false;
  const { port1, port2 } = new MessageChannel();
  const isCleared = new Promise<boolean>((resolve) => {
    port1.onmessage = () => resolve(true);
    setTimeout(() => resolve(false), WORKER_MS);
  });
  worker.postMessage({ type: "clear" }, [port2]);
  return isCleared;
}

async function clearDirectly(): Promise<void> {
  await Promise.all((await caches.keys()).map((name) => caches.delete(name)));
  await Promise.all(
    (await indexedDB.databases()).flatMap(({ name }) => (name === undefined ? [] : emptyDatabase(name))),
  );
}

/** Its tables stay: a worker that is on its way out may still have it open, and deleting would wait for that. */
function emptyDatabase(name: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open(name);
    opening.onerror = reject;
    opening.onsuccess = () => {
      const { result: database } = opening;
      const tables = [...database.objectStoreNames];
      if (tables.length === 0) {
        resolve();
        return;
      }
      const change = database.transaction(tables, "readwrite");
      for (const table of tables) change.objectStore(table).clear();
      change.onabort = reject;
      change.oncomplete = () => {
        database.close();
        resolve();
      };
    };
  });
}
