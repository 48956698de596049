import type { DraftPhoto } from "@/lib/core/photo-draft";
import { CLIP_LIMITS } from "@/lib/core/upload-limits";
import { drawSmall, smallSize } from "./open-photo";

/** A film that says nothing of itself within this time is none that this browser can play. */
const PATIENCE_MS = 10_000;

/**
 * Opens a film as a clip with a still of it; it is sent as it is, and the shop makes it small.
 *
 * @returns Or why it cannot be shared: it is too large or too long, or this browser cannot play it.
 */
export async function openClip(file: Blob): Promise<DraftPhoto | "clipBytes" | "clipLong" | "notClip"> {
  if (file.size > CLIP_LIMITS.bytes) return "clipBytes";
  const film = document.createElement("video");
  const address = URL.createObjectURL(file);
  Object.assign(film, { muted: true, playsInline: true, preload: "auto", src: address });
  try {
    const isKnown = heard(film, "loadedmetadata");
    film.load();
    await isKnown;
    // What a browser recorded does not know how long it is: the shop will.
    const seconds = Number.isFinite(film.duration) ? film.duration : 0;
    if (seconds > CLIP_LIMITS.longest + CLIP_LIMITS.grace) return "clipLong";
    // An iPhone shows nothing of a film that never played; one that may not play is asked no longer than the others.
    await Promise.race([film.play(), heard(film, "playing")]).catch(() => undefined);
    film.pause();
    const isThere = heard(film, "seeked");
    film.currentTime = Math.min(1, seconds / 2);
    await isThere;
    const size = smallSize({ width: film.videoWidth, height: film.videoHeight });
    const poster = await drawSmall(film, size);
    const clip = { key: crypto.randomUUID(), blob: file, poster, ...size };
    return { ...clip, shape: "whole", offset: 0.5, tags: [], upload: null };
  } catch {
    return "notClip";
  } finally {
    film.removeAttribute("src");
    URL.revokeObjectURL(address);
  }
}

const heard = (film: HTMLVideoElement, name: "loadedmetadata" | "playing" | "seeked") =>
  new Promise<void>((resolve, reject) => {
    film.addEventListener(name, () => resolve(), { once: true });
    film.addEventListener("error", () => reject(new Error("it cannot be played")), { once: true });
    setTimeout(() => reject(new Error("it says nothing")), PATIENCE_MS);
  });
