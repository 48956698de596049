import { readFileSync, readdirSync } from "node:fs";
import { getBounds, type Document } from "@gltf-transform/core";
import sharp from "sharp";
import { describe, expect, it } from "vitest";
import { makeModel } from "./make-model";
import { readGlb } from "./read-glb";
import { readZip } from "./read-zip";

const DEMO = "lib/db/seed/demo";
type Size = { width: number; height: number; depth: number };
// Safe: the seed reads the same file through its schema.
const { products } = JSON.parse(readFileSync(`${DEMO}/catalogue.json`, "utf8")) as {
  products: { handle: string; dimensionsMm: Size }[];
};
const handles = readdirSync(`${DEMO}/models`).map((file) => file.replace(".glb", ""));

const masterOf = (handle: string) => readFileSync(`${DEMO}/models/${handle}.glb`);

const made = new Map<string, Promise<Awaited<ReturnType<typeof makeModel>>>>();
const modelOf = (handle: string) => {
  const model = made.get(handle) ?? makeModel(masterOf(handle));
  made.set(handle, model);
  return model;
};

type Box = { min: number[]; max: number[] };

function boxOf(document: Document): Box {
  const [scene] = document.getRoot().listScenes();
  if (!scene) throw new Error("The model has no scene.");
  return getBounds(scene);
}

const countsOf = (document: Document) =>
  document
    .getRoot()
    .listMeshes()
    .flatMap((mesh) => mesh.listPrimitives())
    .map((primitive) => ({
      vertices: primitive.getAttribute("POSITION")?.getCount(),
      corners: primitive.getIndices()?.getCount(),
      hasUv: primitive.getAttribute("TEXCOORD_0") !== null,
    }));

const sizeOf = ({ min, max }: Box): number[] => max.map((end, axis) => (end - (min[axis] ?? 0)) * 1000);

/** Arrays of one attribute of every mesh in a stage's text, as numbers. */
function arraysOf(text: string, attribute: string): number[][] {
  const found = text.matchAll(new RegExp(`\\s${attribute} = \\[([^\\]]*)\\]`, "g"));
  return [...found].map(([, list = ""]) => (list.match(/-?[\d.]+(?:e-?\d+)?/g) ?? []).map(Number));
}

function boxOfPoints(arrays: number[][]): Box {
  const all = arrays.flat();
  const along = (axis: number) => all.filter((_, index) => index % 3 === axis);
  const reduce = (pick: (a: number, b: number) => number) => [0, 1, 2].map((axis) => along(axis).reduce(pick));
  return { min: reduce((a, b) => Math.min(a, b)), max: reduce((a, b) => Math.max(a, b)) };
}

async function stageOf(handle: string) {
  const entries = readZip(Buffer.from((await modelOf(handle)).usdz));
  return { entries, text: entries[0]?.bytes.toString("utf8") ?? "" };
}

describe.each(handles)("makeModel of %s", (handle) => {
  it("makes core glTF: nobody needs a decoder or an extension to read it", async () => {
    const { glb } = await modelOf(handle);
    const json = JSON.parse(Buffer.from(glb).toString("utf8", 20, 20 + Buffer.from(glb).readUInt32LE(12))) as {
      extensionsRequired?: string[];
      images?: { mimeType: string; uri?: string }[];
    };
    expect(json.extensionsRequired ?? []).toEqual([]);
    for (const { mimeType, uri } of json.images ?? []) {
      expect(mimeType).toMatch(/^image\/(?:jpeg|png)$/);
      expect(uri).toBeUndefined();
    }
  });

  it("keeps the shape of its master to half a millimetre", async () => {
    const [before, after] = await Promise.all([readGlb(masterOf(handle)), readGlb((await modelOf(handle)).glb)]);
    const [was, is] = [boxOf(before), boxOf(after)];
    for (const side of ["min", "max"] as const) {
      is[side].forEach((value, axis) => expect(Math.abs(value - (was[side][axis] ?? NaN))).toBeLessThan(0.0005));
    }
  });

  it("packs a USDZ: stored, aligned to 64 bytes, the stage first and every texture that it names", async () => {
    const { entries, text } = await stageOf(handle);
    expect(entries[0]?.name).toBe("model.usda");
    for (const { method, start, isIntact } of entries) expect([method, start % 64, isIntact]).toEqual([0, 0, true]);
    const named = [...text.matchAll(/asset inputs:file = @([^@]+)@/g)].map(([, file]) => file);
    expect([...new Set(named)].sort()).toEqual(
      entries
        .slice(1)
        .map(({ name }) => name)
        .sort(),
    );
    for (const { name, bytes } of entries.slice(1)) {
      expect((await sharp(bytes).metadata()).format).toBe(name.endsWith(".png") ? "png" : "jpeg");
    }
  });

  it("writes a stage in metres with the vertices, faces and size of the GLB", async () => {
    const { text } = await stageOf(handle);
    const document = await readGlb((await modelOf(handle)).glb);
    expect(text).toMatch(/^#usda 1\.0\n\(\n {4}defaultPrim = "Root"\n {4}metersPerUnit = 1\n {4}upAxis = "Y"\n\)/);
    const points = arraysOf(text, "point3f\\[\\] points");
    const indices = arraysOf(text, "int\\[\\] faceVertexIndices");
    const normals = arraysOf(text, "normal3f\\[\\] normals");
    const counts = countsOf(document);
    expect(points.map(({ length }) => length / 3)).toEqual(counts.map(({ vertices }) => vertices));
    expect(normals.map(({ length }) => length / 3)).toEqual(counts.map(({ vertices }) => vertices));
    expect(indices.map(({ length }) => length)).toEqual(counts.map(({ corners }) => corners));
    expect(arraysOf(text, "texCoord2f\\[\\] primvars:st").length).toBe(counts.filter(({ hasUv }) => hasUv).length);
    indices.forEach((corners, mesh) => {
      expect(corners.reduce((most, corner) => Math.max(most, corner))).toBeLessThan(counts[mesh]?.vertices ?? 0);
    });
    const [usd, gltf] = [boxOfPoints(points), boxOf(document)];
    for (const side of ["min", "max"] as const) {
      usd[side].forEach((value, axis) => expect(Math.abs(value - (gltf[side][axis] ?? NaN))).toBeLessThan(0.00002));
    }
  });

  it("binds every mesh to a material that is there, with normals of length one", async () => {
    const { text } = await stageOf(handle);
    const defined = new Set(
      [...text.matchAll(/def Material "(\w+)"/g)].map(([, name]) => `/Root/Materials/${name ?? ""}`),
    );
    const bound = [...text.matchAll(/rel material:binding = <([^>]+)>/g)].map(([, path]) => path ?? "");
    expect(bound.length).toBe(text.match(/def Mesh/g)?.length);
    for (const path of bound) expect(defined).toContain(path);
    for (const list of arraysOf(text, "normal3f\\[\\] normals")) {
      const lengths = Array.from({ length: list.length / 3 }, (_, index) =>
        Math.hypot(...list.slice(index * 3, index * 3 + 3)),
      );
      expect(lengths.filter((length) => Math.abs(length - 1) > 0.005)).toEqual([]);
    }
    const braces = text.replaceAll(/[^{}]/g, "");
    expect(braces.replaceAll("{", "").length).toBe(braces.replaceAll("}", "").length);
  });
});

/** The catalogue gives the ring's band, the model its stone as well. */
const MEASURED_OTHERWISE = new Set(["stone-ring depth"]);

describe("the demo's models", () => {
  it("have the sizes that the catalogue gives, to four per cent", async () => {
    const wrong: string[] = [];
    for (const handle of handles) {
      const { dimensionsMm } = products.find((product) => product.handle === handle) ?? {};
      const [width = 0, height = 0, depth = 0] = sizeOf(boxOf(await readGlb((await modelOf(handle)).glb)));
      for (const [side, mm] of Object.entries({ width, height, depth })) {
        const given = dimensionsMm?.[side as keyof Size] ?? 0;
        const name = `${handle} ${side}`;
        if (Math.abs(mm - given) > given * 0.04 && !MEASURED_OTHERWISE.has(name))
          wrong.push(`${name}: ${mm} for ${given}`);
      }
    }
    expect(wrong).toEqual([]);
  });

  it("are refused when they break off", async () => {
    await expect(makeModel(masterOf("khao-mug").subarray(0, 5_000))).rejects.toThrow();
  });
});
