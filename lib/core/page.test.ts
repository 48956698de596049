import { describe, expect, it } from "vitest";
import { z } from "zod";
import { cutPage, decodeCursor, decodeKeys, encodeCursor, encodeKeys } from "./page";

const position = { at: "2026-01-02T03:04:05.678Z", id: "01890000-0000-7000-8000-000000000000" };

describe("decodeCursor", () => {
  it("gives back what encodeCursor wrote", () => {
    expect(decodeCursor(encodeCursor(position))).toEqual(position);
  });
  it.each(["0000-01-01T00:00:00Z", "9999-12-31T23:59:59Z", "2026-01-02T03:04:05+23:59", "-271821-04-20T00:00:00Z"])(
    "answers null for the instant %s, which no row of ours has",
    (at) => {
      expect(decodeCursor(encodeCursor({ ...position, at }))).toBeNull();
    },
  );
  it.each(["", "x", "W10", Buffer.from('["a","b"]').toString("base64url"), "💥"])("answers null for %j", (cursor) => {
    expect(decodeCursor(cursor)).toBeNull();
  });
});

describe("decodeKeys", () => {
  const shape = z.tuple([z.int(), z.string()]);
  it("gives back what encodeKeys wrote, and null for keys of another list", () => {
    expect(decodeKeys(encodeKeys([7, "แจกัน"]), shape)).toEqual([7, "แจกัน"]);
    expect(decodeKeys(encodeKeys(["7", 1]), shape)).toBeNull();
    expect(decodeKeys("💥", shape)).toBeNull();
  });
});

describe("cutPage", () => {
  const at = () => position;
  it("has no next page when everything fits", () => {
    expect(cutPage([1, 2], 2, at)).toEqual({ items: [1, 2], nextCursor: null });
  });
  it("drops the extra row and points behind the last one shown", () => {
    expect(cutPage([1, 2, 3], 2, at)).toEqual({ items: [1, 2], nextCursor: encodeCursor(position) });
  });
});
