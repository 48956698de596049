import { describe, expect, it } from "vitest";
import { db } from "@/lib/db/connection";
import { systemContext } from "@/lib/db/context";
import { createVariant } from "@/lib/testing/factories";
import { PUT } from "../products/[handle]/save/route";
import { GET as COUNT } from "../saves/count/route";
import { DELETE } from "./route";

const ctx = systemContext(db, "test");
const call = (method: string, cookie = "", site = "same-origin") =>
  new Request("http://localhost:3000/api/device", { method, headers: { "sec-fetch-site": site, cookie } });
const none = { params: Promise.resolve({}) };

describe("DELETE /api/device", () => {
  it("ends the cookie, and what the browser kept is gone", async () => {
    const { handle } = await createVariant(ctx);
    const saved = await PUT(call("PUT"), { params: Promise.resolve({ handle }) });
    const cookie = (saved.headers.get("set-cookie") ?? "").split(";")[0] ?? "";
    const answer = await DELETE(call("DELETE", cookie), none);
    expect(answer.status).toBe(204);
    expect(answer.headers.get("set-cookie")).toMatch(/^device=; Path=\/; Max-Age=0;/);
    expect(await (await COUNT(call("GET", cookie), none)).json()).toEqual({ count: 0 });
  });

  it("makes a copy of the cookie worthless: whoever shows it is a stranger", async () => {
    const { handle } = await createVariant(ctx);
    const save = (cookie: string) => PUT(call("PUT", cookie), { params: Promise.resolve({ handle }) });
    const cookieOf = (answer: Response) => (answer.headers.get("set-cookie") ?? "").split(";")[0] ?? "";
    const cookie = cookieOf(await save(""));
    expect((await save(cookie)).headers.get("set-cookie")).toBeNull();
    await DELETE(call("DELETE", cookie), none);
    const anew = cookieOf(await save(cookie));
    expect(anew).toMatch(/^device=[\w-]{43}$/);
    expect(anew).not.toBe(cookie);
    expect(await (await COUNT(call("GET", cookie), none)).json()).toEqual({ count: 0 });
    expect(await (await COUNT(call("GET", anew), none)).json()).toEqual({ count: 1 });
  });

  it("refuses another site", async () => {
    expect((await DELETE(call("DELETE", "", "cross-site"), none)).status).toBe(403);
  });
});
