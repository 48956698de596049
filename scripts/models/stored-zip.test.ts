import { describe, expect, it } from "vitest";
import { readZip } from "./read-zip";
import { zipStored } from "./stored-zip";

const fileOf = (name: string, length: number) => ({ name, bytes: Buffer.alloc(length, name) });

describe("zipStored", () => {
  it("stores every file as it is, on a multiple of 64 bytes, whatever came before it", () => {
    // Every length of a first file, so that every padding occurs, the ones too short for a field among them.
    for (let length = 0; length < 140; length += 1) {
      const files = [fileOf("model.usda", length), fileOf("textures/a.jpg", 7), fileOf("b.png", 65)];
      const entries = readZip(zipStored(files));
      expect(entries.map(({ name }) => name)).toEqual(files.map(({ name }) => name));
      for (const [index, { method, start, bytes, isIntact }] of entries.entries()) {
        expect([method, start % 64, isIntact]).toEqual([0, 0, true]);
        expect(bytes.equals(files[index]?.bytes ?? Buffer.alloc(1))).toBe(true);
      }
    }
  });

  it("gives the same bytes for the same files", () => {
    const files = [fileOf("model.usda", 100)];
    expect(zipStored(files).equals(zipStored(files))).toBe(true);
  });
});
