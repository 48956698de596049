import type { S3Client, S3ClientConfig } from "@aws-sdk/client-s3";
import type { Storage } from "./folder";
import { requireFileName } from "./file-name";

export type S3Place = {
  bucket: string;
  /** Before every name, e.g. `photos/`: what else lies in the bucket is none of ours. */
  prefix: string;
  region: string;
  /** Of anything that speaks S3; Amazon's own without it. */
  endpoint?: string | undefined;
  accessKeyId?: string | undefined;
  secretAccessKey?: string | undefined;
};

const CONNECT_MS = 3_000;
const ANSWER_MS = 15_000;

/** A key of its own where one is given; else the machine's role, as the SDK finds it. */
function configOf({ region, endpoint, accessKeyId, secretAccessKey }: S3Place): S3ClientConfig {
  return {
    region,
    ...(endpoint === undefined ? {} : { endpoint, forcePathStyle: true }),
    ...(accessKeyId !== undefined && secretAccessKey !== undefined
      ? { credentials: { accessKeyId, secretAccessKey } }
      : {}),
    // Stores that are not Amazon's know no checksums behind the body; every file has its own in our rows.
    requestChecksumCalculation: "WHEN_REQUIRED",
    responseChecksumValidation: "WHEN_REQUIRED",
    requestHandler: { connectionTimeout: CONNECT_MS, requestTimeout: ANSWER_MS, throwOnRequestTimeout: true },
    maxAttempts: 3,
  };
}

const isMissing = (error: unknown): boolean =>
  error instanceof Error && (error.name === "NoSuchKey" || error.name === "NotFound");

/**
 * Keeps files in a bucket of Amazon's or of anything that speaks S3. The SDK is loaded with the first use: whoever keeps
 * files in a folder never does.
 */
export function s3Storage(place: S3Place): Storage {
  const { bucket: Bucket, prefix } = place;
  let opened: Promise<S3Client> | undefined;
  const sdk = () => import("@aws-sdk/client-s3");
  const client = () => (opened ??= sdk().then(({ S3Client: Client }) => new Client(configOf(place))));
  const keyOf = (name: string) => ({ Bucket, Key: `${prefix}${requireFileName(name)}` });
  return {
    async put(name, bytes) {
      const key = keyOf(name);
      const { PutObjectCommand } = await sdk();
      await (await client()).send(new PutObjectCommand({ ...key, Body: bytes, ContentLength: bytes.length }));
    },
    async get(name, part) {
      const asked = { ...keyOf(name), ...(part && { Range: `bytes=${String(part.start)}-${String(part.end)}` }) };
      const { GetObjectCommand } = await sdk();
      try {
        const { Body } = await (await client()).send(new GetObjectCommand(asked));
        return Body === undefined ? null : Buffer.from(await Body.transformToByteArray());
      } catch (error) {
        if (isMissing(error)) return null;
        throw error;
      }
    },
    async size(name) {
      const key = keyOf(name);
      const { HeadObjectCommand } = await sdk();
      try {
        return (await (await client()).send(new HeadObjectCommand(key))).ContentLength ?? null;
      } catch (error) {
        if (isMissing(error)) return null;
        throw error;
      }
    },
    async remove(name) {
      const key = keyOf(name);
      const { DeleteObjectCommand } = await sdk();
      await (await client()).send(new DeleteObjectCommand(key));
    },
    async list() {
      const { ListObjectsV2Command } = await sdk();
      const names: string[] = [];
      for (let token: string | undefined, isFirst = true; isFirst || token !== undefined; isFirst = false) {
        const asked = { Bucket, Prefix: prefix, ...(token === undefined ? {} : { ContinuationToken: token }) };
        const page = await (await client()).send(new ListObjectsV2Command(asked));
        names.push(
          ...(page.Contents ?? []).flatMap(({ Key }) => (Key === undefined ? [] : [Key.slice(prefix.length)])),
        );
        token = page.NextContinuationToken;
      }
      return names;
    },
  };
}
