import { describe, expect, it } from "vitest";
import { cropOf, cutSide, ratioOf } from "./crop";

const wide = { width: 200, height: 100, offset: 0.5 };
const tall = { width: 100, height: 200, offset: 1 };

describe("cropOf", () => {
  it("shows all of a picture that is left whole, or has the shape already", () => {
    expect(cropOf({ ...wide, shape: "whole" })).toBeNull();
    expect(cropOf({ width: 400, height: 500, offset: 0, shape: "portrait" })).toBeNull();
  });

  it("cuts the long side, where its middle or its end is", () => {
    expect(cropOf({ ...wide, shape: "square" })).toEqual({ x: 0.25, y: 0, width: 0.5, height: 1 });
    expect(cropOf({ ...tall, shape: "square" })).toEqual({ x: 0, y: 0.5, width: 1, height: 0.5 });
    expect(cropOf({ ...wide, offset: 0, shape: "portrait" })).toEqual({ x: 0, y: 0, width: 0.4, height: 1 });
  });
});

describe("ratioOf and cutSide", () => {
  it("say what is shown and which side is cut", () => {
    expect(ratioOf({ ...wide, shape: "whole" })).toBe(2);
    expect(ratioOf({ ...wide, shape: "portrait" })).toBe(0.8);
    expect(cutSide({ ...wide, shape: "square" })).toBe("x");
    expect(cutSide({ ...tall, shape: "portrait" })).toBe("y");
  });
});
