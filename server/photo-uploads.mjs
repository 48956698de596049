import { createHmac, timingSafeEqual } from "node:crypto";
import { refuse } from "./limits.mjs";

const PATH = "/api/uploads";
const KEY = /^([0-9a-f-]{36})\.([\w-]{43})$/;
/** What one clip may have; the contract of `POST /api/shares` says the same, and less of a photo. */
const MAX_BYTES = 60_000_000;
/** Uploads are written here and looked at by the intake: nothing is ever read back or deleted from outside. */
const METHODS = new Set(["POST", "HEAD", "PATCH"]);
const NOT_FOUND = { status: 404, reason: "not-found", title: "There is no such upload." };

/** Whether we gave this key to somebody who shares a photo: `lib/submissions/upload-key.ts` makes them. */
export function isUploadKey(key, secret) {
  const [, id, signature] = KEY.exec(key ?? "") ?? [];
  if (id === undefined) return false;
  const right = createHmac("sha256", secret).update(`photo-upload:${id}`).digest();
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

async function openServer(folder) {
  const [{ Server }, { FileStore }] = await Promise.all([import("@tus/server"), import("@tus/file-store")]);
  return new Server({
    path: PATH,
    datastore: new FileStore({ directory: folder }),
    maxSize: MAX_BYTES,
    relativeLocation: true,
    allowedOrigins: () => false,
    namingFunction: (_request, { key }) => key,
    onUploadCreate: (_request, upload) => {
      // A length that is told later could be anything.
      if (upload.size === undefined) throw { status_code: 400, body: "Upload-Length is needed\n" };
      return Promise.resolve({});
    },
  });
}

/**
 * Takes photos in pieces that can be lost and sent again (tus 1.0). Who may is in the key: it is given to one browser
 * for one photo, and cookies are not read.
 *
 * @param {{ folder: string, secret: string }} options `folder` is the quarantine.
 * @returns {(req, res, next: () => void) => void}
 * @see https://tus.io/protocols/resumable-upload
 */
export function createPhotoUploads({ folder, secret }) {
  let opened;
  return (req, res, next) => {
    if (!/^\/api\/uploads(?:[/?]|$)/.test(req.url)) return next();
    if (!METHODS.has(req.method) || !isUploadKey(uploadKeyOf(req), secret)) return refuse(req, res, NOT_FOUND);
    res.setHeader("cache-control", "private, no-store");
    opened ??= openServer(folder);
    return opened
      .then((server) => server.handle(req, res))
      .catch((error) => {
        process.stderr.write(`${JSON.stringify({ level: 50, msg: "an upload failed", err: error.stack })}\n`);
        res.destroy();
      });
  };
}
