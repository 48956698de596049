import { createHmac, timingSafeEqual } from "node:crypto";
import { statfs } from "node:fs/promises";
import { refuse } from "./limits.mjs";

const PATH = "/api/uploads";
const KEY = /^([0-9a-f-]{36})\.([\w-]{43})$/;
/** What one photo and one clip may have; the contract of `POST /api/shares` says the same. */
const MAX_BYTES = { photo: 15_000_000, clip: 60_000_000 };
/** Whatever strangers send, so much of the disk stays free: the database may live on it. */
const KEPT_FREE_BYTES = 1_000_000_000;
/** Uploads are written here and looked at by the intake: nothing is ever read back or deleted from outside. */
const METHODS = new Set(["POST", "HEAD", "PATCH"]);
const NOT_FOUND = { status: 404, reason: "not-found", title: "There is no such upload." };

/** Whether we gave this key to somebody who shares a photo or a clip: `lib/submissions/upload-key.ts` makes them. */
export function isUploadKey(key, secret, kind = "photo") {
  const [, id, signature] = KEY.exec(key ?? "") ?? [];
  if (id === undefined) return false;
  const right = createHmac("sha256", secret).update(`${kind}-upload:${id}`).digest();
  const given = Buffer.from(signature, "base64url");
  return given.length === right.length && timingSafeEqual(given, right);
}

/** The key that a request names: behind the path, or when it begins an upload in what it says about the file. */
export function uploadKeyOf({ method, url, headers }) {
  const { pathname } = new URL(url, "http://localhost");
  if (method !== "POST") return pathname.slice(PATH.length + 1);
  if (pathname !== PATH) return undefined;
  const [, encoded] = /(?:^|,)\s*key ([\w+/=]+)/.exec(headers["upload-metadata"] ?? "") ?? [];
  return encoded === undefined ? undefined : Buffer.from(encoded, "base64").toString("utf8");
}

const isOfOne = (key, other) => typeof other === "string" && key.split(".")[0] === other.split(".")[0];

/** A clip says by a second key that it is one. */
function mostBytes({ key, clip }, secret) {
  return isOfOne(key, clip) && isUploadKey(clip, secret, "clip") ? MAX_BYTES.clip : MAX_BYTES.photo;
}

async function openServer({ folder, secret, keptFreeBytes }) {
  const [{ Server }, { FileStore }] = await Promise.all([import("@tus/server"), import("@tus/file-store")]);
  return new Server({
    path: PATH,
    datastore: new FileStore({ directory: folder }),
    maxSize: MAX_BYTES.clip,
    relativeLocation: true,
    allowedOrigins: () => false,
    namingFunction: (_request, { key }) => key,
    // Before each piece, not only the first: many that are announced at once would each have had room.
    onIncomingRequest: async ({ method }) => {
      const { bavail, bsize } = await statfs(folder);
      // Of the kind that senders try again: what was given up is swept after a day.
      if (method !== "HEAD" && bavail * bsize < keptFreeBytes) throw { status_code: 503, body: "No room now\n" };
    },
    onUploadCreate: (_request, upload) => {
      // A length that is told later could be anything.
      if (upload.size === undefined) throw { status_code: 400, body: "Upload-Length is needed\n" };
      if (upload.size > mostBytes(upload.metadata, secret)) throw { status_code: 413, body: "Too large\n" };
      return Promise.resolve({});
    },
  });
}

/**
 * Takes photos in pieces that can be lost and sent again (tus 1.0). Who may is in the key: it is given to one browser
 * for one photo, and cookies are not read.
 *
 * @param {{ folder: string, secret: string, keptFreeBytes?: number }} options `folder` is the quarantine; while
 *   less than `keptFreeBytes` of its disk are free, senders are put off.
 * @returns {(req, res, next: () => void) => void}
 * @see https://tus.io/protocols/resumable-upload
 */
export function createPhotoUploads({ folder, secret, keptFreeBytes = KEPT_FREE_BYTES }) {
  let opened;
  return (req, res, next) => {
    if (!/^\/api\/uploads(?:[/?]|$)/.test(req.url)) return next();
    if (!METHODS.has(req.method) || !isUploadKey(uploadKeyOf(req), secret)) return refuse(req, res, NOT_FOUND);
    res.setHeader("cache-control", "private, no-store");
    opened ??= openServer({ folder, secret, keptFreeBytes });
    return opened
      .then((server) => server.handle(req, res))
      .catch((error) => {
        process.stderr.write(`${JSON.stringify({ level: 50, msg: "an upload failed", err: error.stack })}\n`);
        res.destroy();
      });
  };
}
