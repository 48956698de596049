import { describe, expect, it } from "vitest";
import { z } from "zod";
import { conflict } from "@/lib/core/errors";
import { db } from "@/lib/db/connection";
import { devices } from "@/lib/db/schema/accounts";
import { route } from "./route";

const segment = { params: Promise.resolve({}) };
const contract = {
  summary: "A write",
  kind: "session",
  policy: "device",
  body: z.strictObject({ count: z.int() }),
  answer: z.unknown(),
} as const;

const write = (body: unknown, headers: Record<string, string> = {}) =>
  new Request("http://localhost:3000/api/x", {
    method: "POST",
    headers: { "sec-fetch-site": "same-origin", "content-type": "application/json", ...headers },
    body: JSON.stringify(body),
  });

describe("route", () => {
  it("makes no device of a browser whose write is malformed or one too many", async () => {
    const limit = { name: "test", max: 2, windowSeconds: 3_600 };
    const POST = route({ ...contract, limit }, () => Promise.resolve({}));
    const before = await db.$count(devices);
    const answers = [await POST(write({ count: "1" }), segment), await POST(write({ count: 1 }), segment)];
    answers.push(await POST(write({ count: 1 }), segment));
    expect(answers.map(({ status }) => status)).toEqual([422, 200, 429]);
    expect(answers.map(({ headers }) => headers.has("set-cookie"))).toEqual([false, true, false]);
    expect(await db.$count(devices)).toBe(before + 1);
  });

  it("keeps a refusal under its key, but not one that passes", async () => {
    let reason = "request-in-progress";
    const POST = route({ ...contract, idempotent: true }, () => Promise.reject(conflict(reason, "no")));
    const press = async () => {
      const answer = await POST(write({ count: 1 }, { "idempotency-key": "key-00000001" }), segment);
      return ((await answer.json()) as { type: string }).type;
    };
    expect(await press()).toBe("/problems/request-in-progress");
    reason = "out-of-stock";
    expect(await press()).toBe("/problems/out-of-stock");
    reason = "cart-empty";
    expect(await press()).toBe("/problems/out-of-stock");
  });

  it("keeps keys of two addresses apart, also when both say the same of themselves", async () => {
    const POST = route({ ...contract, idempotent: true }, ({ request }) => Promise.resolve({ at: request.url }));
    const key = { "idempotency-key": "key-00000002" };
    const first = await POST(write({ count: 1 }, key), segment);
    const cookie = (first.headers.get("set-cookie") ?? "").split(";")[0] ?? "";
    const other = new Request("http://localhost:3000/api/y", write({ count: 1 }, { ...key, cookie }));
    expect(await (await POST(other, segment)).json()).toEqual({ at: "http://localhost:3000/api/y" });
  });

  it("answers what yields to a crowd once those of it are answered", async () => {
    let open: () => void = () => undefined;
    const gate = new Promise<void>((resolve) => (open = resolve));
    const answered: string[] = [];
    const PRESS = route({ ...contract, crowd: { findRefusal: () => Promise.resolve(null) } }, () =>
      gate.then(() => ({})),
    );
    const TELL = route({ ...contract, yieldsToCrowd: true }, () => Promise.resolve({}));
    const crowd = Array.from({ length: 40 }, () =>
      PRESS(write({ count: 1 }), segment).then(({ status }) => answered.push(`press ${String(status)}`)),
    );
    const told = TELL(write({ count: 1 }), segment).then(() => answered.push("told"));
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(answered).toEqual([]);
    open();
    await Promise.all([...crowd, told]);
    // As many as have a turn at once are no crowd any more.
    expect(answered.indexOf("told")).toBeGreaterThanOrEqual(20);
    expect(answered.filter((one) => one === "press 200")).toHaveLength(40);
  });

  it("points at a wrong field by its escaped name", async () => {
    const POST = route(contract, () => Promise.resolve({}));
    const answer = await POST(write({ count: 1, "a/b~c": 1 }), segment);
    expect(await answer.json()).toMatchObject({ errors: [{ pointer: "#/a~1b~0c" }] });
  });
});
