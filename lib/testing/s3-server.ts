import { createHash, createHmac } from "node:crypto";
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";

const sha256 = (text: Buffer | string): string => createHash("sha256").update(text).digest("hex");
const hmac = (key: Buffer | string, text: string): Buffer => createHmac("sha256", key).update(text).digest();
const AUTHORIZATION =
  /^AWS4-HMAC-SHA256 Credential=([^/]+)\/(\d{8})\/([^/]+)\/s3\/aws4_request, ?SignedHeaders=([^,]+), ?Signature=(\w+)$/;

type Keys = { accessKeyId: string; secretAccessKey: string };
type Asked = { request: IncomingMessage; url: URL; body: Buffer };

/**
 * Whether a request bears the signature of a key, over its path, its query, its signed headers and its body.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/sig-v4-header-based-auth.html
 */
function isSigned({ request, url, body }: Asked, { accessKeyId, secretAccessKey }: Keys): boolean {
  const [, id, day = "", region = "", names = "", signature] =
    AUTHORIZATION.exec(request.headers.authorization ?? "") ?? [];
  const headerOf = (name: string) => String(request.headers[name] ?? "").trim();
  const bodyHash = headerOf("x-amz-content-sha256");
  if (id !== accessKeyId || bodyHash !== sha256(body)) return false;
  const query = [...url.searchParams]
    .map((pair) => pair.map((part) => encodeURIComponent(part)).join("="))
    .sort()
    .join("&");
  const headers = names.split(";").map((name) => `${name}:${headerOf(name)}\n`);
  const canonical = [request.method, url.pathname, query, headers.join(""), names, bodyHash].join("\n");
  const scope = `${day}/${region}/s3/aws4_request`;
  const toSign = ["AWS4-HMAC-SHA256", headerOf("x-amz-date"), scope, sha256(canonical)].join("\n");
  const key = [day, region, "s3", "aws4_request"].reduce<Buffer | string>(hmac, `AWS4${secretAccessKey}`);
  return hmac(key, toSign).toString("hex") === signature;
}

type Answer = { status: number; body?: Buffer | string };

const refusal = (status: number, code: string): Answer => ({ status, body: `<Error><Code>${code}</Code></Error>` });

function listed(files: Map<string, Buffer>, query: URLSearchParams, pageSize: number): Answer {
  const after = query.get("continuation-token") ?? "";
  const keys = [...files.keys()].filter((key) => key.startsWith(query.get("prefix") ?? "") && key > after).sort();
  const page = keys.slice(0, pageSize);
  const next = keys.length > pageSize ? `<NextContinuationToken>${page.at(-1) ?? ""}</NextContinuationToken>` : "";
  const contents = page.map((key) => `<Contents><Key>${key}</Key></Contents>`).join("");
  return { status: 200, body: `<ListBucketResult>${contents}${next}</ListBucketResult>` };
}

function answer(files: Map<string, Buffer>, { request, url, body }: Asked, options: S3ServerOptions): Answer {
  const [, bucket, ...rest] = url.pathname.split("/");
  const key = rest.map(decodeURIComponent).join("/");
  if (!isSigned({ request, url, body }, options)) return refusal(403, "SignatureDoesNotMatch");
  if (bucket !== options.bucket) return refusal(404, "NoSuchBucket");
  if (key === "") return listed(files, url.searchParams, options.pageSize);
  const kept = files.get(key);
  if (request.method === "GET" || request.method === "HEAD") {
    return kept ? partOf(kept, request.headers.range) : refusal(404, "NoSuchKey");
  }
  if (request.method === "PUT") files.set(key, body);
  else files.delete(key);
  return { status: request.method === "PUT" ? 200 : 204 };
}

function partOf(kept: Buffer, range: string | undefined): { status: number; body: Buffer } {
  const [, start, end] = /^bytes=(\d+)-(\d+)$/.exec(range ?? "") ?? [];
  return start === undefined
    ? { status: 200, body: kept }
    : { status: 206, body: kept.subarray(+start, Number(end) + 1) };
}

type S3ServerOptions = Keys & {
  bucket: string;
  /** Names on a page of a list. */
  pageSize: number;
};

/**
 * A store that speaks as much of S3 as ours needs, and looks at every signature: s3rver checks none of version 4, cannot
 * begin a second page of a list on Node 17 and newer, and lets a reader see half of a file that is put over.
 */
export async function openS3Server(options: S3ServerOptions) {
  const files = new Map<string, Buffer>();
  const server = createServer((request, response) => {
    const pieces: Buffer[] = [];
    request.on("data", (piece: Buffer) => pieces.push(piece));
    request.on("end", () => {
      const url = new URL(request.url ?? "", "http://localhost");
      const { status, body } = answer(files, { request, url, body: Buffer.concat(pieces) }, options);
      const length = body === undefined ? {} : { "content-length": Buffer.byteLength(body) };
      response.writeHead(status, { "content-type": "application/xml", ...length }).end(body);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  // Safe: it listens on a port.
  const { port } = server.address() as AddressInfo;
  return {
    endpoint: `http://127.0.0.1:${String(port)}`,
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
