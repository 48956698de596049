import { describe, expect, it } from "vitest";
import { drawCode } from "./draw-code";

describe("drawCode", () => {
  it("draws only squares that lie within the code and its quiet zone", () => {
    const { qr, qrSize } = drawCode("https://shop.example/th/orders/token");
    const squares = [...qr.matchAll(/M(\d+) (\d+)h1v1h-1z/g)];
    expect(squares.map(([square]) => square).join("")).toBe(qr);
    for (const [, x, y] of squares) {
      for (const place of [Number(x), Number(y)]) {
        expect(place).toBeGreaterThanOrEqual(2);
        expect(place).toBeLessThan(qrSize - 2);
      }
    }
    expect(drawCode("https://shop.example/th/orders/other").qr).not.toBe(qr);
  });
});
