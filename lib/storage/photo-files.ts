import { resolve } from "node:path";
import { unavailable } from "@/lib/core/errors";
import { env } from "@/lib/env/server";
import { folderStorage, type Storage } from "./folder";
import { s3Storage } from "./s3";

function choose(): Storage {
  const { S3_BUCKET: bucket, S3_PREFIX: prefix, S3_REGION: region, S3_ENDPOINT: endpoint } = env;
  if (bucket === undefined) return folderStorage(resolve(env.DATA_DIR, "photos"));
  const keys = { accessKeyId: env.S3_ACCESS_KEY_ID, secretAccessKey: env.S3_SECRET_ACCESS_KEY };
  return s3Storage({ bucket, prefix, region, endpoint, ...keys });
}

async function told<Answer>(asked: Promise<Answer>): Promise<Answer> {
  try {
    return await asked;
  } catch (error) {
    throw unavailable("unavailable", "The store of photos cannot answer now.", error);
  }
}

/** A store that is away, full or slow is the fault of no photo: whoever asks is told to come again. */
const telling = ({ put, get, size, remove, list }: Storage): Storage => ({
  put: (name, bytes) => told(put(name, bytes)),
  get: (name, part) => told(get(name, part)),
  size: (name) => told(size(name)),
  remove: (name) => told(remove(name)),
  list: () => told(list()),
});

/**
 * Files of customers' photos: in a folder, or in a bucket where one is set. Nothing serves them but the gate, which asks
 * first who may see what; a bucket needs no public access. All throw DomainError `unavailable` while the store is away.
 */
export const photoFiles: Storage = telling(choose());

/** Where uploads arrive, in pieces, until the intake has looked at them; `server/photo-uploads.mjs` writes there. */
export const quarantineFolder = (): string => resolve(env.DATA_DIR, "quarantine");
