import { sharedState } from "@/components/ui/shared-state";
import {
  type DraftPhoto,
  EMPTY_DRAFT,
  forgetDraft,
  keepDraft,
  type PhotoDraft,
  readDraft,
} from "@/lib/core/photo-draft";
import { PHOTO_LIMITS } from "@/lib/core/photo-limits";
import { isFilm } from "@/lib/core/upload-limits";
import { ProblemError } from "@/lib/http/api-client";
import { startShare, type StartShareInput, submitShare } from "@/lib/submissions/client";
import { cropOf } from "./crop";
import { openClip } from "./open-clip";
import { openPhoto } from "./open-photo";

export type Phase = "editing" | "sending" | "waiting" | "failed" | "done";

/** `why` names the sentence for it. */
export type Unopened = { name: string; why: "notPhoto" | "notClip" | "clipBytes" | "clipLong" | "clipAlone" };

export type Share = {
  draft: PhotoDraft;
  phase: Phase;
  /** Bytes of each photo that are through, by its key. */
  sent: Record<string, number>;
  /** What the shop said when it refused. */
  refusal: string | null;
  /** Files that were not taken: their names, and why. */
  unopened: Unopened[];
};

const share = sharedState<Share | null>(null);
/** Uploads that run or are through, by the photo's key. */
const uploads = new Map<string, { through: Promise<void>; end: AbortController }>();

/** What is being shared; null until the device has said what it kept. It goes on while somebody looks at other pages. */
export const useShare = share.useValue;

const patch = (change: Partial<Share>) => share.change((now) => now && { ...now, ...change });

/** Changes the draft, on the screen and on the device. */
export function changeDraft(change: Partial<PhotoDraft>): void {
  const now = share.get();
  if (!now) return;
  const draft = { ...now.draft, ...change };
  share.set({ ...now, draft });
  // A device that keeps nothing still shares; only a reload would lose it.
  keepDraft(draft, now.draft).catch(() => undefined);
}

export const changePhoto = (key: string, change: Partial<DraftPhoto>): void => {
  const photos = share.get()?.draft.photos ?? [];
  changeDraft({ photos: photos.map((photo) => (photo.key === key ? { ...photo, ...change } : photo)) });
};

/**
 * Takes up what this device kept.
 *
 * @param token Key of the order whose link led here, or null.
 */
export async function openShare(token: string | null): Promise<void> {
  if (share.get() === null) {
    share.set({ draft: await readDraft(), phase: "editing", sent: {}, refusal: null, unopened: [] });
    window.addEventListener("online", () => void resume());
  }
  const now = share.get();
  if (now && token !== null && now.draft.token !== token) {
    // Room that was made without the order is not the order's.
    changeDraft({ token, photos: now.draft.photos.map((photo) => ({ ...photo, upload: null })) });
  }
  await takeIncoming();
  await resume();
}

/** Photos that the phone's own share sheet handed over, and the words with them where none were written yet. */
async function takeIncoming(): Promise<void> {
  const { incoming, incomingText, caption } = share.get()?.draft ?? EMPTY_DRAFT;
  if (incoming.length === 0 && incomingText === "") return;
  const words = caption === "" ? incomingText.slice(0, PHOTO_LIMITS.caption) : caption;
  changeDraft({ incoming: [], incomingText: "", source: "phone", caption: words });
  await addFiles(incoming);
}

async function resume(): Promise<void> {
  const now = share.get();
  if (!now || now.draft.photos.length === 0) return;
  if (now.draft.isSending) await sendShare();
  else startUploads();
}

/** A clip is shared alone. */
export const isFull = (photos: readonly DraftPhoto[]): boolean =>
  photos.length >= PHOTO_LIMITS.photos || photos.some(({ poster }) => poster !== null);

const openFile = async (file: Blob): Promise<DraftPhoto | Unopened["why"]> =>
  isFilm(file) ? openClip(file) : ((await openPhoto(file)) ?? "notPhoto");

/** Opens files as photos or as a clip; their upload begins at once. */
export async function addFiles(files: readonly Blob[]): Promise<void> {
  const unopened: Unopened[] = [];
  for (const file of files) {
    const photos = share.get()?.draft.photos ?? [];
    if (photos.length >= PHOTO_LIMITS.photos) break;
    const photo = isFull(photos) || (isFilm(file) && photos.length > 0) ? "clipAlone" : await openFile(file);
    if (typeof photo === "string") unopened.push({ name: file instanceof File ? file.name : "", why: photo });
    else changeDraft({ photos: [...(share.get()?.draft.photos ?? []), photo] });
  }
  patch({ unopened });
  startUploads();
}

export function removePhoto(key: string): void {
  uploads.get(key)?.end.abort();
  uploads.delete(key);
  changeDraft({ photos: (share.get()?.draft.photos ?? []).filter((photo) => photo.key !== key) });
}

function startUploads(): void {
  // What fails now is tried again when it is sent.
  uploadAll().catch(() => undefined);
}

let roomMaking: Promise<void> = Promise.resolve();

async function uploadAll(): Promise<void> {
  roomMaking = roomMaking.catch(() => undefined).then(makeRoom);
  await roomMaking;
  await Promise.all((share.get()?.draft.photos ?? []).map(uploadOnce));
}

/** Asks the shop for a place for each photo that has none. */
async function makeRoom(): Promise<void> {
  const now = share.get();
  const bare = now?.draft.photos.filter(({ upload }) => upload === null) ?? [];
  if (!now || bare.length === 0) return;
  const { token, source } = now.draft;
  const clip = bare.find(({ poster }) => poster !== null);
  const files: StartShareInput["files"] = clip
    ? [{ sizeBytes: clip.blob.size, isClip: true }]
    : bare.map(({ blob }) => ({ sizeBytes: blob.size }));
  const { shareId, photos } = await startShare({ files, source, ...(token === null ? {} : { token }) });
  for (const [index, { key }] of bare.entries()) {
    const room = photos[index];
    if (!room) continue;
    const { id: photoId, uploadKey, clipKey } = room;
    changePhoto(key, { upload: { shareId, photoId, uploadKey, clipKey, isBegun: false } });
  }
}

function uploadOnce({ key, blob, upload }: DraftPhoto): Promise<void> {
  if (upload === null) return Promise.resolve();
  const running = uploads.get(key);
  if (running) return running.through;
  const end = new AbortController();
  const heard = {
    signal: end.signal,
    onBegun: () => changePhoto(key, { upload: { ...upload, isBegun: true } }),
    onSent: (bytes: number) => share.change((now) => now && { ...now, sent: { ...now.sent, [key]: bytes } }),
  };
  const through = import("./upload-photo").then(({ uploadPhoto }) => uploadPhoto(blob, upload, heard));
  uploads.set(key, { through, end });
  through.catch(() => uploads.delete(key));
  return through;
}

/** Sends everything off; waits for the network where there is none, and goes on after a reload. */
export async function sendShare(): Promise<void> {
  if (share.get()?.phase === "sending") return;
  changeDraft({ isSending: true });
  patch({ phase: "sending", refusal: null });
  try {
    await uploadAll();
    await submitAll();
    uploads.clear();
    await forgetDraft();
    share.set({ draft: EMPTY_DRAFT, phase: "done", sent: {}, refusal: null, unopened: [] });
  } catch (error) {
    if (error instanceof ProblemError) refuse(error);
    else patch({ phase: navigator.onLine ? "failed" : "waiting" });
  }
}

function refuse({ problem }: ProblemError): void {
  // Its room was given up after a day: it starts anew.
  const photos = share.get()?.draft.photos ?? [];
  if (problem.status === 404) changeDraft({ photos: photos.map((photo) => ({ ...photo, upload: null })) });
  if (problem.status === 404) uploads.clear();
  changeDraft({ isSending: false });
  patch({ phase: "failed", refusal: problem.detail ?? problem.title });
}

async function submitAll(): Promise<void> {
  const draft = share.get()?.draft;
  if (draft?.people == null) return;
  const { caption, creatorName, email, placements, people, minors } = draft;
  const choice = { placements, people, minors };
  const shareIds = [...new Set(draft.photos.flatMap(({ upload }) => upload?.shareId ?? []))];
  for (const shareId of shareIds) {
    const photos = draft.photos.flatMap((photo) => {
      if (photo.upload?.shareId !== shareId) return [];
      const tags = photo.tags.map(({ variantId, x, y }) => ({ variantId, x, y }));
      return [{ id: photo.upload.photoId, crop: cropOf(photo), tags }];
    });
    await submitShare(shareId, { caption, creatorName, email, choice, photos }).catch((error: unknown) => {
      // Sent before, and the answer was lost.
      if (!(error instanceof ProblemError) || error.problem.type !== "/problems/share-sent") throw error;
    });
  }
}

/** Begins another share after one is done, or goes back to the draft. */
export const editShare = (): void => {
  changeDraft({ isSending: false });
  patch({ phase: "editing", refusal: null });
};
