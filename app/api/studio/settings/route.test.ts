import { describe, expect, it } from "vitest";
import { SHIPPED_LOOK } from "@/lib/core/look";
import { db } from "@/lib/db/connection";
import { systemContext } from "@/lib/db/context";
import { Problem } from "@/lib/http/problem";
import { StaffSettings } from "@/lib/settings/staff-contract";
import { staffHeaders } from "@/lib/testing/staff";
import { PUT as putLook } from "./look/route";
import { GET, PUT } from "./route";

const ctx = systemContext(db, "test");
const none = { params: Promise.resolve({}) };

const ask = async (method: "GET" | "PUT", body?: unknown, language = "en") =>
  new Request("http://localhost:3000/api/studio/settings", {
    method,
    headers: { ...(await staffHeaders(ctx, "admin")), "accept-language": language },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });

describe("GET /api/studio/settings", () => {
  it("says which secrets are there, and nothing of what they are", async () => {
    const text = await (await GET(await ask("GET"), none)).text();
    expect(StaffSettings.parse(JSON.parse(text)).secrets).toContainEqual({ name: "APP_SECRET", isSet: true });
    for (const secret of ["a-secret-that-is-only-used-in-tests", "sk_test_sandbox", "whsec_test", "postgres://"]) {
      expect(text).not.toContain(secret);
    }
  });
});

describe("PUT /api/studio/settings", () => {
  it("says at each field what is wrong with it, in the language of whoever asks", async () => {
    const facts = { version: 0, nameTh: "", nameEn: "x", email: "x", phone: "x", returnDays: 999, currencies: [] };
    const answer = await PUT(
      await ask("PUT", { ...facts, aboutTh: "", aboutEn: "", addressTh: "", addressEn: "", more: 1 }, "th"),
      none,
    );
    expect(answer.status).toBe(422);
    const { errors = [] } = Problem.parse(await answer.json());
    const pointers = ["#/nameTh", "#/email", "#/phone", "#/returnDays", "#/currencies", "#/more"];
    expect(errors.map(({ pointer }) => pointer).sort()).toEqual(pointers.sort());
    expect(new Set(errors.map(({ detail }) => detail)).size).toBe(errors.length);
  });
});

describe("PUT /api/studio/settings/look", () => {
  it("refuses what cannot be read, with its ratio in a sentence", async () => {
    const look = { ...SHIPPED_LOOK, dark: { ...SHIPPED_LOOK.dark, ink: "#333333" } };
    const answer = await putLook(await ask("PUT", { version: 0, look }), none);
    expect(answer.status).toBe(422);
    const problem = Problem.parse(await answer.json());
    expect(problem.type).toBe("/problems/look-unreadable");
    expect(problem.errors?.[0]).toMatchObject({ pointer: "#/look/dark/ink" });
    expect(problem.errors?.[0]?.detail).toMatch(/1\.\d\d to 1.* 4\.5 to 1/);
  });
});
