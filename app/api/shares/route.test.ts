import { describe, expect, it } from "vitest";
import { db } from "@/lib/db/connection";
import { systemContext } from "@/lib/db/context";
import { Problem } from "@/lib/http/problem";
import type { RouteHandler } from "@/lib/http/route";
import { Decided, StaffPhotoPage } from "@/lib/moderation/staff-contract";
import { FoundPhotos, MyPhotos, RightsReceipt, ShownPhotos, StartedShare } from "@/lib/submissions/contract";
import { readCode } from "@/lib/testing/customers";
import { createDevice, createVariant } from "@/lib/testing/factories";
import { createPhoto } from "@/lib/testing/photos";
import { staffHeaders } from "@/lib/testing/staff";
import * as mine from "../my-photos/route";
import * as find from "../my-photos/find/route";
import * as found from "../my-photos/find/confirm/route";
import * as appeal from "../my-photos/[photoId]/appeal/route";
import * as own from "../my-photos/[photoId]/route";
import * as picture from "../my-photos/[photoId]/picture/route";
import * as receipt from "../my-photos/[photoId]/receipt/route";
import * as rights from "../my-photos/[photoId]/rights/route";
import * as reports from "../photos/[photoId]/reports/route";
import * as productPhotos from "../products/[handle]/photos/route";
import * as decisions from "../studio/photos/decisions/route";
import * as queue from "../studio/photos/route";
import * as share from "./[shareId]/route";
import { POST } from "./route";

const ctx = systemContext(db, "test");
const SAME = { "sec-fetch-site": "same-origin", "content-type": "application/json", "accept-language": "en" };
const choice = { placements: ["product"], people: "nobody", minors: "none" };

type Call = { method?: string; headers?: Record<string, string>; params?: object; body?: unknown; query?: string };

function ask(handler: RouteHandler, { method = "GET", headers = {}, params = {}, body, query = "" }: Call) {
  const client = { "x-client-ip": crypto.randomUUID() };
  const init = {
    method,
    headers: { ...SAME, ...client, ...headers },
    body: body === undefined ? null : JSON.stringify(body),
  };
  return handler(new Request(`http://localhost:3000/api/x${query}`, init), { params: Promise.resolve(params) });
}

async function browser() {
  const device = await createDevice(ctx);
  return { deviceId: device.id, headers: { cookie: `device=${device.token}` } };
}

describe("sharing photos over the API", () => {
  it("gives an unknown browser a cookie, makes room, and takes what its creator agreed to", async () => {
    const begun = await ask(POST, { method: "POST", body: { files: [{ sizeBytes: 9 }], source: "share" } });
    expect(begun.status).toBe(201);
    const cookie = (begun.headers.get("set-cookie") ?? "").split(";")[0] ?? "";
    const { shareId, photos } = StartedShare.parse(await begun.json());
    const body = { caption: "x", creatorName: "", choice, photos: [{ id: photos[0]?.id, crop: null, tags: [] }] };
    const sent = { method: "PUT", params: { shareId }, body };
    expect((await ask(share.PUT, { ...sent, headers: { cookie } })).status).toBe(204);
    expect((await ask(share.PUT, { ...sent, headers: { cookie } })).status).toBe(409);
    expect((await ask(share.PUT, { ...sent, ...(await browser()) })).status).toBe(404);
    const { items } = MyPhotos.parse(await (await ask(mine.GET, { headers: { cookie } })).json());
    expect(items.map(({ state }) => state)).toEqual(["uploading"]);
  });

  it("names the field that is wrong", async () => {
    const { headers } = await browser();
    const pointers = async (handler: RouteHandler, call: Call) => {
      const answer = await ask(handler, { headers, ...call });
      expect(answer.status).toBe(422);
      return Problem.parse(await answer.json()).errors?.map(({ pointer }) => pointer);
    };
    const start = (files: object[]) => pointers(POST, { method: "POST", body: { files, source: "share" } });
    expect(await start([])).toEqual(["#/files"]);
    expect(await start(Array.from({ length: 7 }, () => ({ sizeBytes: 1 })))).toEqual(["#/files"]);
    expect(await start([{ sizeBytes: 15_000_001 }])).toEqual(["#/files/0/sizeBytes"]);
    const photo = { id: crypto.randomUUID(), crop: null, tags: [] };
    const good = { caption: "", creatorName: "", choice, photos: [photo] };
    const send = (body: object) => pointers(share.PUT, { method: "PUT", params: { shareId: photo.id }, body });
    expect(await send({ ...good, choice: { ...choice, placements: [] } })).toEqual(["#/choice/placements"]);
    expect(await send({ ...good, choice: { ...choice, minors: "yes" } })).toEqual(["#/choice/minors"]);
    expect(await send({ ...good, email: "no address" })).toEqual(["#/email"]);
    expect(await send({ ...good, caption: "x".repeat(501) })).toEqual(["#/caption"]);
    expect(await send({ ...good, isApproved: true })).toEqual(["#/isApproved"]);
    const tag = { variantId: photo.id, x: 1.1, y: 0 };
    expect(await send({ ...good, photos: [{ ...photo, tags: [tag] }] })).toEqual(["#/photos/0/tags/0/x"]);
  });
});

describe("finding one's photos by an address", () => {
  it("mails a code to nobody in particular, and names the field that is wrong", async () => {
    const { headers } = await browser();
    const email = `${crypto.randomUUID()}@example.com`;
    await createPhoto(ctx, { email });
    expect((await ask(find.POST, { method: "POST", headers, body: { email } })).status).toBe(204);
    const odd = await ask(find.POST, { method: "POST", headers, body: { email: "x" } });
    expect(Problem.parse(await odd.json()).errors?.map(({ pointer }) => pointer)).toEqual(["#/email"]);
    const wrong = await ask(found.POST, { method: "POST", headers, body: { code: "1" } });
    expect(Problem.parse(await wrong.json()).errors?.map(({ pointer }) => pointer)).toEqual(["#/code"]);
    const code = await readCode(ctx, email);
    const answer = await ask(found.POST, { method: "POST", headers, body: { code } });
    expect(FoundPhotos.parse(await answer.json())).toEqual({ count: 1 });
    expect((await ask(found.POST, { method: "POST", headers, body: { code } })).status).toBe(409);
    expect(MyPhotos.parse(await (await ask(mine.GET, { headers })).json()).items).toHaveLength(1);
  });
});

describe("a photo from the queue to the product's page and back", () => {
  it("is approved, shown, reported, and gone from the answer when its creator takes it back", async () => {
    const { headers, deviceId } = await browser();
    const staff = { headers: await staffHeaders(ctx, "curator") };
    const { variantId, handle } = await createVariant(ctx);
    const { id } = await createPhoto(ctx, { deviceId, variantIds: [variantId], bytes: Buffer.from("x") });
    const waiting = StaffPhotoPage.parse(await (await ask(queue.GET, staff)).json());
    expect(waiting.items.some((photo) => photo.id === id)).toBe(true);
    const body = { items: [{ id, version: 1 }], decision: { action: "approve" } };
    const decided = Decided.parse(await (await ask(decisions.POST, { ...staff, method: "POST", body })).json());
    expect(decided.done).toEqual([{ id, version: 2, state: "approved" }]);
    const shown = async () => {
      const answer = await ask(productPhotos.GET, { params: { handle }, query: "?locale=en" });
      expect(answer.headers.get("cache-control")).toBe("public, max-age=20");
      return ShownPhotos.parse(await answer.json()).items.map((photo) => photo.id);
    };
    expect(await shown()).toEqual([id]);
    const report = { method: "POST", params: { photoId: id }, body: { reason: "me", detail: "" } };
    expect((await ask(reports.POST, { ...report, ...(await browser()) })).status).toBe(201);
    const params = { photoId: id };
    expect((await ask(rights.DELETE, { method: "DELETE", params, ...(await browser()) })).status).toBe(404);
    expect((await ask(rights.DELETE, { method: "DELETE", params, headers })).status).toBe(204);
    expect(await shown()).toEqual([]);
    const kept = await ask(receipt.GET, { params, headers });
    expect(kept.headers.get("content-disposition")).toContain("attachment");
    expect(RightsReceipt.parse(await kept.json()).entries.map(({ kind }) => kind)).toEqual(["grant", "revocation"]);
    expect((await ask(receipt.GET, { params, ...(await browser()) })).status).toBe(404);
    const again = { method: "PUT", params, headers, body: { choice } };
    expect((await ask(rights.PUT, again)).status).toBe(204);
    expect(await shown()).toEqual([id]);
    expect((await ask(own.DELETE, { method: "DELETE", params, headers })).status).toBe(204);
    expect(await shown()).toEqual([]);
  });

  it("tells its creator why not, once more on appeal, and shows the picture to nobody else meanwhile", async () => {
    const { headers, deviceId } = await browser();
    const staff = { headers: await staffHeaders(ctx, "curator") };
    const mediaKey = `own${crypto.randomUUID().replaceAll("-", "").slice(0, 15)}`;
    const { id } = await createPhoto(ctx, { deviceId, mediaKey, bytes: Buffer.from("x") });
    const decision = { action: "reject", reason: "unclear", note: "Sorry" };
    const body = { items: [{ id, version: 1 }], decision };
    await ask(decisions.POST, { ...staff, method: "POST", body });
    const again = Decided.parse(await (await ask(decisions.POST, { ...staff, method: "POST", body })).json());
    expect(again.failed).toEqual([{ id, reason: "changed-meanwhile" }]);
    const params = { photoId: id };
    expect((await ask(picture.GET, { params, ...(await browser()) })).status).toBe(404);
    const plea = { method: "POST", params, headers, body: { text: "Please look again" } };
    expect((await ask(appeal.POST, plea)).status).toBe(204);
    expect((await ask(appeal.POST, plea)).status).toBe(409);
    const { items } = MyPhotos.parse(await (await ask(mine.GET, { headers })).json());
    expect(items[0]).toMatchObject({ state: "rejected", reason: "unclear", note: "Sorry", appeal: "open" });
  });
});
