import { describe, expect, it } from "vitest";
import { isGtin } from "./gtin";

describe("isGtin", () => {
  it.each(["96385074", "036000291452", "8850999320007", "4006381333931", "10012345678902"])(
    "knows %s by its last digit",
    (digits) => {
      expect(isGtin(digits)).toBe(true);
    },
  );

  it.each(["", "4006381333932", "400638133393", "40063813339311", "4006381333931 ", "๔๐๐๖๓๘๑๓๓๓๙๓๑", "abcdefgh"])(
    "refuses %j",
    (digits) => {
      expect(isGtin(digits)).toBe(false);
    },
  );
});
