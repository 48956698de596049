import type { MinorsShown, PeopleShown, Placement } from "./placements";

/** Where an upload of a photo is: which share it belongs to, and whether it has begun. */
export type DraftUpload = {
  shareId: string;
  photoId: string;
  uploadKey: string;
  /** Lets a clip be larger than a photo; null for a photo. */
  clipKey: string | null;
  isBegun: boolean;
};

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
  /** A still of a clip; null for a photo. */
  poster: Blob | null;
  width: number;
  height: number;
  shape: "whole" | "portrait" | "square";
  /** Where the part that is shown lies along the side that is cut, 0 to 1. */
  offset: number;
  tags: DraftTag[];
  upload: DraftUpload | null;
};

/** Photos that somebody is about to share, as this device keeps them until they are sent. */
export type PhotoDraft = Pictures & {
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

type Pictures = {
  photos: DraftPhoto[];
  /** Files that came from elsewhere and were not looked at yet, and what came with them. */
  incoming: Blob[];
  incomingText: string;
};

const NO_PICTURES: Pictures = { photos: [], incoming: [], incomingText: "" };

export const EMPTY_DRAFT: PhotoDraft = {
  ...{ ...NO_PICTURES, token: null, source: "share", caption: "", creatorName: "", email: "" },
  ...{ placements: [], people: null, minors: "none", isSending: false },
};

const DATABASE = "photos";
const STORE = "drafts";
/** Key of the pictures without their bytes; the bytes of each are under its own. */
const PICTURES = "pictures";
/** Words are kept apart from the pictures and at once: bytes take a while, and a reload does not wait for them. */
const STORED_AS = "share";

function open(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const asked = indexedDB.open(DATABASE, 1);
    asked.onupgradeneeded = () => asked.result.createObjectStore(STORE);
    asked.onsuccess = () => resolve(asked.result);
    asked.onerror = () => reject(asked.error ?? new Error("nothing can be kept here"));
  });
}

/** Does one thing as a whole; the answer is read when all of it is through. */
async function run<Result>(mode: IDBTransactionMode, ask: (store: IDBObjectStore) => () => Result): Promise<Result> {
  const database = await open();
  try {
    return await new Promise<Result>((resolve, reject) => {
      const transaction = database.transaction(STORE, mode);
      const answer = ask(transaction.objectStore(STORE));
      transaction.oncomplete = () => resolve(answer());
      transaction.onerror = () => reject(transaction.error ?? new Error("nothing was kept"));
      transaction.onabort = () => reject(transaction.error ?? new Error("nothing was kept"));
    });
  } finally {
    database.close();
  }
}

/** What this device keeps, without what it lost; empty where nothing is, or where it keeps nothing at all. */
export async function readDraft(): Promise<PhotoDraft> {
  const pictures = await run("readonly", (store) => {
    const keys = store.getAllKeys();
    const values = store.getAll();
    return () => readPictures(new Map(keys.result.map((key, index) => [key, values.result[index]])));
  }).catch(() => NO_PICTURES);
  const draft = { ...EMPTY_DRAFT, ...readWords(), ...pictures };
  // Without its photos nothing was told to go.
  return draft.photos.length === 0 ? { ...draft, isSending: false } : draft;
}

function readPictures(kept: Map<IDBValidKey, unknown>): Pictures {
  // Safe: only this file writes there.
  const pictures = kept.get(PICTURES) as Pictures | undefined;
  if (!pictures) return NO_PICTURES;
  const photos = pictures.photos.flatMap((photo) => {
    const blob = kept.get(photo.key);
    if (!(blob instanceof Blob)) return [];
    stored.add(photo.key);
    return [{ ...photo, blob }];
  });
  return { ...pictures, photos };
}

function readWords(): Partial<PhotoDraft> {
  try {
    // Safe: only `keepWords` writes there.
    return JSON.parse(localStorage.getItem(STORED_AS) ?? "{}") as Partial<PhotoDraft>;
  } catch {
    return {};
  }
}

function keepWords(words: Omit<PhotoDraft, keyof Pictures>): void {
  try {
    localStorage.setItem(STORED_AS, JSON.stringify(words));
  } catch {
    // Storage is refused: only a reload would lose them.
  }
}

const putPictures = (store: IDBObjectStore, { photos, ...others }: Pictures) =>
  store.put({ ...others, photos: photos.map((photo) => ({ ...photo, blob: null })) }, PICTURES);

/** Keeps a draft over reloads, lost networks and browsers that are ended. Rejects where a device keeps no pictures. */
export async function keepDraft(
  { photos, incoming, incomingText, ...words }: PhotoDraft,
  before: PhotoDraft,
): Promise<void> {
  keepWords(words);
  if (photos === before.photos && incoming === before.incoming) return;
  await run("readwrite", (store) => {
    putPictures(store, { photos, incoming, incomingText });
    for (const { key, blob } of photos) if (!stored.has(key)) store.put(blob, key);
    const gone = before.photos.filter(({ key }) => !photos.some((photo) => photo.key === key));
    for (const { key } of gone) store.delete(key);
    return () => {
      for (const { key } of gone) stored.delete(key);
      for (const { key } of photos) stored.add(key);
    };
  });
}

/** Photos whose bytes are kept for certain: a photo's never change. */
const stored = new Set<string>();

/** Adds what came from elsewhere to what is kept: the page takes it from there. For the service worker. */
export const keepIncoming = (files: Blob[], text: string): Promise<void> =>
  run("readwrite", (store) => {
    const asked = store.get(PICTURES);
    asked.onsuccess = () => {
      // Safe: only this file writes there.
      const kept = (asked.result as Pictures | undefined) ?? NO_PICTURES;
      putPictures(store, { ...kept, incoming: [...kept.incoming, ...files], incomingText: text });
    };
    return () => undefined;
  });

export async function forgetDraft(): Promise<void> {
  try {
    // A service worker has no such storage; the page forgets for it.
    localStorage.removeItem(STORED_AS);
  } catch {
    // Nothing was kept.
  }
  await run("readwrite", (store) => {
    store.clear();
    return () => stored.clear();
  }).catch(() => undefined);
}
