import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { db } from "@/lib/db/connection";
import { systemContext } from "@/lib/db/context";
import type { RouteHandler } from "@/lib/http/route";
import { ImportPage, ImportRowPage, ProductImport } from "@/lib/imports/staff-contract";
import { Problem } from "@/lib/http/problem";
import { fileOf, work } from "@/lib/testing/imports";
import { shelfOf } from "@/lib/testing/product-drafts";
import { staffHeaders } from "@/lib/testing/staff";
import { GET as EXPORT } from "../exports/products/route";
import { GET as REFUSED } from "./[importId]/refused/route";
import * as one from "./[importId]/route";
import { GET as ROWS } from "./[importId]/rows/route";
import { POST as RUN } from "./[importId]/run/route";
import { POST as UNDO } from "./[importId]/undo/route";
import { GET, POST } from "./route";

const ctx = systemContext(db, "test");

type Call = { headers: Record<string, string>; importId?: string; body?: unknown; query?: string };

/** Calls a handler as a browser would. */
function ask(handler: RouteHandler, method: string, { headers, importId = "", body, query = "" }: Call) {
  const sent = body === undefined ? null : body instanceof Buffer ? new Uint8Array(body) : JSON.stringify(body);
  const request = new Request(`http://localhost:3000/api/studio/imports${query}`, { method, headers, body: sent });
  return handler(request, { params: Promise.resolve({ importId }) });
}

const name = () => crypto.randomUUID().slice(0, 8);
const file = (key: string) => fileOf(`cup-${key},Cup,,,,,CUP-${key},1,5,,`, `jar-${key},Jar,,,,,JAR-${key},1,free,,`);

async function uploaded(headers: Record<string, string>, key = name()) {
  const answer = await ask(POST, "POST", {
    headers: { ...headers, "content-type": "application/gzip" },
    body: gzipSync(file(key)),
    query: "?fileName=cups.csv",
  });
  expect(answer.status).toBe(201);
  return ProductImport.parse(await answer.json());
}

describe("the imports of the studio", () => {
  it("go from a file to its result and back, each answer with the next version", async () => {
    await shelfOf(ctx);
    const headers = await staffHeaders(ctx, "manager");
    const { id: importId, state } = await uploaded(headers);
    expect(state).toBe("reading");
    const read = async () => ProductImport.parse(await (await ask(one.GET, "GET", { headers, importId })).json());
    await work(ctx);
    const preview = await read();
    expect(preview).toMatchObject({ state: "previewed", counts: { created: 1, refused: 1 } });
    const { mapping, settings, version } = preview;
    const mapped = await ask(one.PUT, "PUT", { headers, importId, body: { mapping, settings, version } });
    expect(mapped.status).toBe(200);
    await work(ctx);
    const ran = await ask(RUN, "POST", { headers, importId, body: { version: (await read()).version } });
    expect(ProductImport.parse(await ran.json()).state).toBe("running");
    await work(ctx);
    const rows = await ask(ROWS, "GET", { headers, importId, query: "?state=refused" });
    expect(ImportRowPage.parse(await rows.json()).items).toMatchObject([{ line: 3, state: "refused" }]);
    const refused = await ask(REFUSED, "GET", { headers, importId, query: "?locale=en" });
    expect(refused.headers.get("content-type")).toBe("text/csv; charset=utf-8");
    expect(refused.headers.get("content-disposition")).toContain("cups-refused.csv");
    expect(await refused.text()).toContain("Variant Price: This is no amount.");
    const undone = await ask(UNDO, "POST", { headers, importId, body: { version: (await read()).version } });
    expect(ProductImport.parse(await undone.json()).state).toBe("undoing");
    await work(ctx);
    expect((await read()).state).toBe("undone");
    const list = await ask(GET, "GET", { headers });
    expect(ImportPage.parse(await list.json()).items.some(({ id }) => id === importId)).toBe(true);
  });

  it("answer a stale version with 412, a wrong state with 409, a wrong field with 422 beside it", async () => {
    await shelfOf(ctx);
    const headers = await staffHeaders(ctx, "manager");
    const { id: importId } = await uploaded(headers);
    await work(ctx);
    const stale = await ask(RUN, "POST", { headers, importId, body: { version: 1 } });
    expect([stale.status, Problem.parse(await stale.json()).type]).toEqual([412, "/problems/changed-meanwhile"]);
    const early = await ask(UNDO, "POST", { headers, importId, body: { version: 2 } });
    expect([early.status, Problem.parse(await early.json()).type]).toEqual([409, "/problems/import-state"]);
    const settings = { language: "both", collectionId: crypto.randomUUID() };
    const body = { version: 2, mapping: { Handle: "nonsense" }, settings };
    const wrong = await ask(one.PUT, "PUT", { headers, importId, body });
    expect(wrong.status).toBe(422);
    const { errors } = Problem.parse(await wrong.json());
    expect(errors?.map(({ pointer }) => pointer)).toEqual(["#/mapping/Handle", "#/settings/collectionId"]);
    const strange = await ask(RUN, "POST", { headers, importId, body: { version: 2, more: 1 } });
    expect(strange.status).toBe(422);
  });

  it("refuse what is no CSV file, in the words of the reader, and never fall over", async () => {
    await shelfOf(ctx);
    const headers = { ...(await staffHeaders(ctx, "manager")), "accept-language": "th" };
    const send = (body: Buffer, type = "text/csv", query = "?fileName=x.csv") =>
      ask(POST, "POST", { headers: { ...headers, "content-type": type }, body, query });
    const cases: [Buffer, number, string][] = [
      [Buffer.from("PK\u0003\u0004"), 422, "import-not-csv"],
      [Buffer.from("%PDF-1.7"), 422, "import-not-csv"],
      [Buffer.from([0x1f, 0x8b, 1, 2, 3]), 422, "import-not-csv"],
      [Buffer.from("a,b\n"), 422, "import-empty"],
      [Buffer.alloc(0), 422, "import-empty"],
      [gzipSync(Buffer.alloc(30_000_000, "a,b\n")), 413, "import-too-large"],
    ];
    for (const [bytes, status, reason] of cases) {
      const answer = await send(bytes);
      const problem = Problem.parse(await answer.json());
      expect([answer.status, problem.type]).toEqual([status, `/problems/${reason}`]);
      expect(problem.detail).toMatch(/[\u0e00-\u0e7f]/);
    }
    expect((await send(file(name()), "text/html")).status).toBe(415);
    expect((await send(file(name()), "text/csv", "")).status).toBe(422);
  });

  it("give an export that streams, and tell strangers that there is nothing", async () => {
    const answer = await ask(EXPORT, "GET", { headers: await staffHeaders(ctx, "manager") });
    expect([answer.status, answer.headers.get("content-type")]).toEqual([200, "text/csv; charset=utf-8"]);
    expect(answer.headers.get("cache-control")).toBe("private, no-store");
    expect(await answer.text()).toMatch(/^\uFEFF?Title,URL handle,/);
    const stranger = { "sec-fetch-site": "same-origin", "content-type": "application/json" };
    expect((await ask(EXPORT, "GET", { headers: stranger })).status).toBe(404);
    expect((await ask(EXPORT, "GET", { headers: await staffHeaders(ctx, "curator") })).status).toBe(403);
  });
});
