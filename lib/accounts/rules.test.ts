import { describe, expect, it } from "vitest";
import { isSameCode } from "@/lib/core/same-code";
import { codeOf, deviceNameOf, tokenStep } from "./rules";

describe("codeOf", () => {
  it("is six digits that depend on the row and on the secret", () => {
    const codes = [codeOf("a", "s".repeat(32)), codeOf("b", "s".repeat(32)), codeOf("a", "t".repeat(32))];
    for (const code of codes) expect(code).toMatch(/^\d{6}$/);
    expect(new Set(codes).size).toBe(3);
    expect(codeOf("a", "s".repeat(32))).toBe(codes[0]);
    expect([isSameCode("123456", "123456"), isSameCode("123456", "123457"), isSameCode("1", "123456")]).toEqual([
      ...[true, false, false],
    ]);
  });
});

describe("tokenStep", () => {
  const now = new Date("2026-11-24T12:00:00Z");
  const ago = (minutes: number) => new Date(now.getTime() - minutes * 60_000);
  it.each([
    ["keeps the current one while it is young", true, 5, 5, "keep"],
    ["replaces the current one when it is old", true, 11, 1, "rotate"],
    ["keeps the one before for a minute", false, 0.5, 0.1, "keep"],
    ["forgives the one before whose successor nobody saw", false, 30, 30, "rotate"],
    ["ends both when the successor is in use", false, 30, 29, "revoke"],
  ] as const)("%s", (...[, isCurrent, rotated, seen, step]) => {
    expect(tokenStep({ isCurrent, rotatedAt: ago(rotated), seenAt: ago(seen), now })).toBe(step);
  });
});

describe("deviceNameOf", () => {
  it.each([
    ["Mozilla/5.0 (Linux; Android 14; Pixel) AppleWebKit/537.36 Chrome/130 Mobile Safari/537.36", "Chrome · Android"],
    ["Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Safari/604.1 Line/14.1.0", "LINE · iPhone"],
    ["Mozilla/5.0 (Windows NT 10.0) Gecko/20100101 Firefox/140.0", "Firefox · Windows"],
    ["", "Browser"],
  ])("%s", (userAgent, name) => expect(deviceNameOf(userAgent)).toBe(name));
});
