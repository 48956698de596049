import { readFile } from "node:fs/promises";
import sharp from "sharp";
import type { APIRequestContext } from "@playwright/test";
import { expect } from "./fixtures";

/** Sends a photo as the share page does: room, upload, consent. No two look the same. @returns Its id. */
export async function share(
  request: APIRequestContext,
  origin: string,
  { name, variantId, email }: { name: string; variantId: string; email: string },
): Promise<string> {
  const headers = { origin };
  const shot = await readFile(`lib/db/seed/demo/photos/ugc-0${String(1 + (name.charCodeAt(0) % 9))}.avif`);
  const tint = { r: 255, g: 120 + Math.floor(Math.random() * 130), b: 120 + Math.floor(Math.random() * 130) };
  const bytes = await sharp(shot).resize(900).tint(tint).jpeg().toBuffer();
  const room = { files: [{ sizeBytes: bytes.length }], source: "share" };
  const begun = (await (await request.post("/api/shares", { headers, data: room })).json()) as {
    shareId: string;
    photos: [{ id: string; uploadKey: string }];
  };
  const [{ id, uploadKey }] = begun.photos;
  const tus = { ...headers, "tus-resumable": "1.0.0" };
  const metadata = `key ${Buffer.from(uploadKey).toString("base64")}`;
  const announced = { ...tus, "upload-length": String(bytes.length), "upload-metadata": metadata };
  await request.post("/api/uploads", { headers: announced });
  const piece = { ...tus, "upload-offset": "0", "content-type": "application/offset+octet-stream" };
  await request.fetch(`/api/uploads/${uploadKey}`, { method: "PATCH", headers: piece, data: bytes });
  const choice = { placements: ["product"], people: "nobody", minors: "none" };
  const sent = [{ id, crop: null, tags: [{ variantId, x: 0.5, y: 0.5 }] }];
  const data = { caption: "", creatorName: name, email, choice, photos: sent };
  expect((await request.put(`/api/shares/${begun.shareId}`, { headers, data })).status()).toBe(204);
  return id;
}
