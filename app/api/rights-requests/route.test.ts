import { describe, expect, it } from "vitest";
import { db } from "@/lib/db/connection";
import { systemContext } from "@/lib/db/context";
import { Problem } from "@/lib/http/problem";
import type { RouteHandler } from "@/lib/http/route";
import { RequestView } from "@/lib/rights-requests/contract";
import { RequestPage, RequestPicture, StaffRequest } from "@/lib/rights-requests/staff-contract";
import { createDevice } from "@/lib/testing/factories";
import { createRequest, makeReady, postLink, waitDays } from "@/lib/testing/rights-requests";
import { staffHeaders } from "@/lib/testing/staff";
import * as requests from "../studio/rights-requests/route";
import * as pictures from "../studio/rights-requests/pictures/route";
import * as one from "../studio/rights-requests/[requestId]/route";
import * as reminder from "../studio/rights-requests/[requestId]/reminder/route";
import * as answerRoute from "./[token]/answer/route";
import * as codeRoute from "./[token]/code/route";
import * as picture from "./[token]/picture/route";
import * as view from "./[token]/route";

const ctx = systemContext(db, "test");
const SAME = { "sec-fetch-site": "same-origin", "content-type": "application/json", "accept-language": "en" };
type Call = { method?: string; headers?: Record<string, string>; params?: object; body?: unknown; query?: string };

function ask(handler: RouteHandler, { headers = {}, params = {}, body, query = "", ...call }: Call) {
  const method = call.method ?? (body === undefined ? "GET" : "POST");
  const each = { "x-client-ip": crypto.randomUUID(), "idempotency-key": crypto.randomUUID() };
  const init = {
    ...{ method, headers: { ...SAME, ...each, ...headers } },
    body: body === undefined ? null : JSON.stringify(body),
  };
  return handler(new Request(`http://localhost:3000/api/x${query}`, init), { params: Promise.resolve(params) });
}

const problemOf = async (answer: Response) => {
  expect(answer.headers.get("content-type")).toBe("application/problem+json");
  const { type, errors } = Problem.parse(await answer.json());
  return [answer.status, type.replace("/problems/", ""), ...(errors ?? []).map(({ pointer }) => pointer)];
};
const choice = { placements: ["product"], people: "nobody", minors: "none" };
const yes = { answer: "grant", choice, endsOn: null };

async function browser() {
  const device = await createDevice(ctx);
  return { cookie: `device=${device.token}` };
}

describe("a rights request over the API", () => {
  it("is made by staff, proved and granted by its creator, and repeats get the first answer", async () => {
    const headers = await staffHeaders(ctx, "curator");
    const room = await ask(pictures.POST, { headers, body: { sizeBytes: 9, locale: "th" } });
    expect(room.status).toBe(201);
    const { photoId, uploadKey } = RequestPicture.parse(await room.json());
    expect(uploadKey.startsWith(`${photoId}.`)).toBe(true);
    const body = {
      ...{ photoId, postLink: postLink(), creatorHandle: "@fah", placements: ["product"], termMonths: null },
      locale: "th",
    };
    const keyed = { headers: { ...headers, "idempotency-key": crypto.randomUUID() }, body };
    const made = StaffRequest.parse(await (await ask(requests.POST, keyed)).json());
    expect(StaffRequest.parse(await (await ask(requests.POST, keyed)).json()).id).toBe(made.id);
    expect(await problemOf(await ask(requests.POST, { headers, body }))).toEqual([409, "photo-state"]);
    await makeReady(ctx, photoId);
    const listed = RequestPage.parse(await (await ask(requests.GET, { headers, query: "?state=requested" })).json());
    expect(listed.items.some(({ id }) => id === made.id)).toBe(true);

    const params = { token: /rights\/(\S+)/.exec(made.letters.en.ask)?.[1] };
    const mine = await browser();
    const seen = async () =>
      RequestView.parse(await (await ask(view.GET, { params, headers: mine })).json()) as { stage: string };
    expect((await seen()).stage).toBe("locked");
    expect((await ask(picture.GET, { params, headers: mine })).status).toBe(404);
    const early = await ask(answerRoute.POST, { params, headers: mine, body: yes });
    expect(await problemOf(early)).toEqual([409, "rights-code-needed"]);
    const typed = (made.code ?? "").replaceAll(/\d/g, (digit) => String.fromCharCode(0x0e50 + Number(digit)));
    const proved = await ask(codeRoute.POST, { params, headers: mine, body: { rightsCode: typed } });
    expect(proved.status).toBe(204);
    expect((await seen()).stage).toBe("asked");
    const answered = { params, headers: { ...mine, "idempotency-key": crypto.randomUUID() }, body: yes };
    expect((await ask(answerRoute.POST, answered)).status).toBe(204);
    expect((await ask(answerRoute.POST, answered)).status).toBe(204);
    const again = await ask(answerRoute.POST, { params, headers: mine, body: yes });
    expect(await problemOf(again)).toEqual([409, "rights-request-state"]);
    expect(await seen()).toMatchObject({ stage: "answered", state: "granted", photoId });
    const after = StaffRequest.parse(await (await ask(one.GET, { headers, params: { requestId: made.id } })).json());
    expect(after).toMatchObject({ state: "granted", given: { placements: ["product"], locale: "en" } });
  });

  it("gives an unknown browser a cookie when the code is right", async () => {
    const { token, code } = await createRequest(ctx);
    const proved = await ask(codeRoute.POST, { params: { token }, body: { rightsCode: code } });
    const cookie = (proved.headers.get("set-cookie") ?? "").split(";")[0] ?? "";
    const seen = RequestView.parse(await (await ask(view.GET, { params: { token }, headers: { cookie } })).json());
    expect(seen.stage).toBe("asked");
  });

  it("names the field that is wrong", async () => {
    const headers = await staffHeaders(ctx, "curator");
    const good = {
      ...{ photoId: crypto.randomUUID(), postLink: postLink(), creatorHandle: "fah", placements: ["product"] },
      ...{ termMonths: null, locale: "th" },
    };
    const open = async (change: object) =>
      problemOf(await ask(requests.POST, { headers, body: { ...good, ...change } }));
    expect(await open({ postLink: "http://instagram.com/p/1" })).toEqual([422, "invalid-input", "#/postLink"]);
    expect(await open({ creatorHandle: "x".repeat(61) })).toEqual([422, "invalid-input", "#/creatorHandle"]);
    expect(await open({ placements: [] })).toEqual([422, "invalid-input", "#/placements"]);
    expect(await open({ termMonths: 5 })).toEqual([422, "invalid-input", "#/termMonths"]);
    expect(await open({ state: "granted" })).toEqual([422, "invalid-input", "#/state"]);
    expect(await open({})).toEqual([404, "not-found"]);
    const large = await ask(pictures.POST, { headers, body: { sizeBytes: 15_000_001, locale: "th" } });
    expect(await problemOf(large)).toEqual([422, "invalid-input", "#/sizeBytes"]);

    const { token, code } = await createRequest(ctx, { placements: ["product"], termMonths: 3 });
    const call = { params: { token }, headers: await browser() };
    const prove = async (rightsCode: string) => problemOf(await ask(codeRoute.POST, { ...call, body: { rightsCode } }));
    expect(await prove("123")).toEqual([422, "invalid-input", "#/rightsCode"]);
    expect(await prove(code === "12345678" ? "12345679" : "12345678")).toEqual([
      ...[422, "rights-code-wrong", "#/rightsCode"],
    ]);
    await ask(codeRoute.POST, { ...call, body: { rightsCode: code } });
    const reply = async (body: object) => problemOf(await ask(answerRoute.POST, { ...call, body }));
    expect(await reply(yes)).toEqual([422, "invalid-input", "#/endsOn"]);
    const more = { ...choice, placements: ["product", "print"] };
    expect(await reply({ ...yes, choice: more })).toEqual([422, "invalid-input", "#/choice/placements", "#/endsOn"]);
    expect((await reply({ answer: "perhaps" }))[0]).toBe(422);
  });

  it("takes the reminder once, at the version that was seen", async () => {
    const headers = await staffHeaders(ctx, "curator");
    const { id } = await createRequest(ctx);
    const remind = (version: number) => ask(reminder.POST, { headers, params: { requestId: id }, body: { version } });
    expect(await problemOf(await remind(1))).toEqual([409, "reminder-early"]);
    await waitDays(ctx, id, 5);
    expect(await problemOf(await remind(9))).toEqual([412, "changed-meanwhile"]);
    const reminded = StaffRequest.parse(await (await remind(1)).json());
    expect(reminded).toMatchObject({ canRemind: false, version: 2 });
    expect(await problemOf(await remind(2))).toEqual([409, "reminder-sent"]);
  });

  it("is nowhere behind a key that is not ours, and closed to other sites", async () => {
    const { id, token, code } = await createRequest(ctx);
    for (const wrong of ["x", id, `${id}.${"A".repeat(43)}`]) {
      expect((await ask(view.GET, { params: { token: wrong } })).status).toBe(404);
    }
    const foreign = { "sec-fetch-site": "cross-site" };
    const call = { params: { token }, headers: foreign, body: { rightsCode: code } };
    expect((await ask(codeRoute.POST, call)).status).toBe(403);
  });
});
