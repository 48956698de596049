import type { Accessor, Document, Primitive } from "@gltf-transform/core";
import { MeshoptSimplifier } from "meshoptimizer";
import sharp from "sharp";

/** Extensions that a reader must know to show anything at all; without them every reader of glTF 2.0 will do. */
const COMPRESSIONS = ["EXT_meshopt_compression", "EXT_texture_webp", "KHR_mesh_quantization"];
/** How far a surface may move, as a share of the model's size: a fifth of a millimetre on a vase. */
const LARGEST_ERROR = 0.001;
/** What bending the light, and what moving the glaze, counts beside moving the surface. */
const NORMAL_WEIGHT = 0.5;
const UV_WEIGHT = 1;
const JPEG = { quality: 82, mozjpeg: true } as const;
const UNUSED = 0xffffffff;

/**
 * Turns a model into core glTF 2.0: nothing has to be unpacked by the browser, by Scene Viewer or by anybody else.
 * Meshes lose the triangles that nobody would miss, so the file is no larger on the wire than a compressed one.
 *
 * @param document Changed in place.
 */
export async function makePlain(document: Document): Promise<void> {
  await MeshoptSimplifier.ready;
  const root = document.getRoot();
  for (const extension of root.listExtensionsUsed()) {
    if (COMPRESSIONS.includes(extension.extensionName)) extension.dispose();
  }
  root
    .listMeshes()
    .flatMap((mesh) => mesh.listPrimitives())
    .forEach(simplify);
  for (const texture of root.listTextures()) {
    const image = texture.getImage();
    if (!image) continue;
    const { isOpaque } = await sharp(image).stats();
    const encoded = isOpaque ? sharp(image).jpeg(JPEG) : sharp(image).png({ compressionLevel: 9 });
    texture.setImage(new Uint8Array(await encoded.toBuffer())).setMimeType(isOpaque ? "image/jpeg" : "image/png");
  }
}

/** The numbers that an accessor stands for, whatever it stores them as. */
function floatsOf(accessor: Accessor): Float32Array {
  const size = accessor.getElementSize();
  const floats = new Float32Array(accessor.getCount() * size);
  const element: number[] = [];
  for (let index = 0; index < accessor.getCount(); index++)
    floats.set(accessor.getElement(index, element), index * size);
  return floats;
}

function simplify(primitive: Primitive): void {
  const indices = primitive.getIndices()?.getArray();
  const attributes = new Map(primitive.listSemantics().map((name) => [name, primitive.getAttribute(name)]));
  const [position, normal, uv] = ["POSITION", "NORMAL", "TEXCOORD_0"].map((name) => attributes.get(name));
  if (!indices || !position || !normal) throw new Error("A mesh of the model has no indices, positions or normals.");
  const looks = [
    { values: floatsOf(normal), size: 3, weight: NORMAL_WEIGHT },
    ...(uv ? [{ values: floatsOf(uv), size: 2, weight: UV_WEIGHT }] : []),
  ];
  const [kept] = MeshoptSimplifier.simplifyWithAttributes(
    new Uint32Array(indices),
    floatsOf(position),
    3,
    interleave(looks, position.getCount()),
    looks.reduce((sum, { size }) => sum + size, 0),
    looks.flatMap(({ size, weight }) => Array<number>(size).fill(weight)),
    null,
    0,
    LARGEST_ERROR,
    ["LockBorder"],
  );
  const [places, count] = MeshoptSimplifier.compactMesh(kept);
  for (const accessor of attributes.values()) if (accessor) keepVertices(accessor, places, count);
  primitive.getIndices()?.setArray(count <= 0xffff ? new Uint16Array(kept) : new Uint32Array(kept));
}

function interleave(parts: { values: Float32Array; size: number }[], count: number): Float32Array {
  const stride = parts.reduce((sum, { size }) => sum + size, 0);
  const all = new Float32Array(count * stride);
  let offset = 0;
  for (const { values, size } of parts) {
    for (let index = 0; index < count; index++)
      all.set(values.subarray(index * size, (index + 1) * size), index * stride + offset);
    offset += size;
  }
  return all;
}

/** @param places For every vertex its new place, or `UNUSED`. */
function keepVertices(accessor: Accessor, places: Uint32Array, count: number): void {
  const size = accessor.getElementSize();
  const all = floatsOf(accessor);
  const kept = new Float32Array(count * size);
  places.forEach((place, index) => {
    if (place !== UNUSED) kept.set(all.subarray(index * size, (index + 1) * size), place * size);
  });
  accessor.setArray(kept).setNormalized(false);
}
