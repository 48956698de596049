import type { MinorsShown, PeopleShown, Placement } from "./placements";

/** Where an upload of a photo is: which share it belongs to, and whether it has begun. */
export type DraftUpload = { shareId: string; photoId: string; uploadKey: string; isBegun: boolean };

export type DraftTag = {
  variantId: string;
  title: string;
  pictureKey: string;
  placeholder: string;
  x: number;
  y: number;
};

export type DraftPhoto = {
  key: string;
  blob: Blob;
  width: number;
  height: number;
  shape: "whole" | "portrait" | "square";
  /** Where the part that is shown lies along the side that is cut, 0 to 1. */
  offset: number;
  tags: DraftTag[];
  upload: DraftUpload | null;
};

/** Photos that somebody is about to share, as this device keeps them until they are sent. */
export type PhotoDraft = {
  photos: DraftPhoto[];
  /** Files that came from elsewhere and were not looked at yet. */
  incoming: Blob[];
  /** Key of the order whose link led here. */
  token: string | null;
  source: "share" | "phone";
  caption: string;
  creatorName: string;
  /** Where its creator wants to be found again; empty without. */
  email: string;
  placements: Placement[];
  people: PeopleShown | null;
  minors: MinorsShown;
  /** They were told to go: whatever is still to do is done when there is a network. */
  isSending: boolean;
};

export const EMPTY_DRAFT: PhotoDraft = {
  ...{ photos: [], incoming: [], token: null, source: "share", caption: "", creatorName: "", email: "" },
  ...{ placements: [], people: null, minors: "none", isSending: false },
};

const DATABASE = "photos";
const STORE = "drafts";
const ONLY = "draft";

function open(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const asked = indexedDB.open(DATABASE, 1);
    asked.onupgradeneeded = () => asked.result.createObjectStore(STORE);
    asked.onsuccess = () => resolve(asked.result);
    asked.onerror = () => reject(asked.error ?? new Error("nothing can be kept here"));
  });
}

async function run<Result>(
  mode: IDBTransactionMode,
  ask: (store: IDBObjectStore) => IDBRequest<Result>,
): Promise<Result> {
  const database = await open();
  try {
    return await new Promise<Result>((resolve, reject) => {
      const transaction = database.transaction(STORE, mode);
      const asked = ask(transaction.objectStore(STORE));
      transaction.oncomplete = () => resolve(asked.result);
      transaction.onerror = () => reject(transaction.error ?? new Error("nothing was kept"));
      transaction.onabort = () => reject(transaction.error ?? new Error("nothing was kept"));
    });
  } finally {
    database.close();
  }
}

/** What this device keeps; null where nothing is, or where it keeps nothing at all. */
export async function readDraft(): Promise<PhotoDraft | null> {
  // Safe: only `keepDraft` writes there.
  const kept = (await run("readonly", (store) => store.get(ONLY)).catch(() => undefined)) as PhotoDraft | undefined;
  return kept ?? null;
}

/** Keeps a draft over reloads, lost networks and browsers that are ended. Rejects where a device keeps nothing. */
export const keepDraft = (draft: PhotoDraft): Promise<unknown> => run("readwrite", (store) => store.put(draft, ONLY));

export const forgetDraft = (): Promise<unknown> =>
  run("readwrite", (store) => store.delete(ONLY)).catch(() => undefined);
