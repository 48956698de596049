import { describe, expect, it } from "vitest";
import { preferredLocale } from "./locale";

describe("preferredLocale", () => {
  it.each([
    ["en-GB,en;q=0.9,th;q=0.8", "en"],
    ["fr,th;q=0.4,en;q=0.5", "en"],
    ["de-DE,th;q=0.2", "th"],
    ["en;q=0, th;q=0.1", "th"],
    ["EN-us", "en"],
    ["", "th"],
    [null, "th"],
    [";;;,q=x", "th"],
  ])("reads %j as %s", (header, locale) => {
    expect(preferredLocale(header)).toBe(locale);
  });
});
