import type { Document, Material, Node, Primitive } from "@gltf-transform/core";
import type { StoredFile } from "./stored-zip";
import { tuple, writeMaterial } from "./usda-material";

const HEADER = `#usda 1.0
(
    defaultPrim = "Root"
    metersPerUnit = 1
    upAxis = "Y"
)
`;

/** A hundredth of a millimetre; a tenth of a pixel of a glaze; what eight bits of a normal hold. */
const DIGITS = { point: 5, uv: 4, normal: 3 } as const;

/** A surface in the room: its vertices where they are, nothing left to be transformed. */
type Placed = { points: number[][]; normals: number[][]; uvs: number[][] | null; indices: number[]; material: string };

type Stage = { text: string; textures: StoredFile[] };

/**
 * Writes a model as a USD stage in metres.
 *
 * @param document Core glTF as `makePlain` leaves it.
 * @returns The text of the stage, and the textures that it names.
 */
export function writeUsda(document: Document): Stage {
  const materials = new Map(
    document
      .getRoot()
      .listMaterials()
      .map((material, index) => [material, `Material_${index}`]),
  );
  const textures = new Map(
    document
      .getRoot()
      .listTextures()
      .map((texture, index) => {
        const ending = texture.getMimeType() === "image/png" ? "png" : "jpg";
        return [
          texture,
          { name: `textures/texture_${index}.${ending}`, bytes: texture.getImage() ?? new Uint8Array() },
        ];
      }),
  );
  const fileOf = (material: Material) => {
    const texture = material.getBaseColorTexture();
    return texture ? textures.get(texture)?.name : undefined;
  };
  const meshes = placedPrimitives(document, materials).map((placed, index) => writeMesh(placed, `Mesh_${index}`));
  const looks = [...materials].map(([material, name]) =>
    writeMaterial(material, `/Root/Materials/${name}`, fileOf(material)),
  );
  const text = `${HEADER}
def Xform "Root" (
    kind = "component"
)
{
${meshes.join("\n")}
    def Scope "Materials"
    {
${looks.join("\n")}    }
}
`;
  return { text, textures: [...textures.values()] };
}

function placedPrimitives(document: Document, materials: Map<Material, string>): Placed[] {
  return document
    .getRoot()
    .listNodes()
    .flatMap(
      (node) =>
        node
          .getMesh()
          ?.listPrimitives()
          .map((primitive) => place(node, primitive, materials)) ?? [],
    );
}

function place(node: Node, primitive: Primitive, materials: Map<Material, string>): Placed {
  const matrix = node.getWorldMatrix();
  const elements = (name: string): number[][] | null => {
    const accessor = primitive.getAttribute(name);
    return accessor && Array.from({ length: accessor.getCount() }, (_, index) => accessor.getElement(index, []));
  };
  const material = primitive.getMaterial();
  const points = elements("POSITION") ?? [];
  const turn = normalMatrix(matrix);
  return {
    points: points.map((point) => transform(matrix, point)),
    normals: (elements("NORMAL") ?? []).map((normal) => unit(turn(normal))),
    // glTF counts rows of a texture from above, USD from below.
    uvs: elements("TEXCOORD_0")?.map(([u = 0, v = 0]) => [u, 1 - v]) ?? null,
    indices: [...(primitive.getIndices()?.getArray() ?? points.keys())],
    material: (material && materials.get(material)) ?? "",
  };
}

/** A point under a matrix of four columns. */
function transform(m: readonly number[], [x = 0, y = 0, z = 0]: readonly number[]): number[] {
  return [0, 1, 2].map((row) => (m[row] ?? 0) * x + (m[4 + row] ?? 0) * y + (m[8 + row] ?? 0) * z + (m[12 + row] ?? 0));
}

/** What a matrix does to normals: its cofactors, so that uneven scales do not tilt them. */
function normalMatrix(m: readonly number[]): (normal: readonly number[]) => number[] {
  const at = (row: number, column: number) => m[(column % 3) * 4 + (row % 3)] ?? 0;
  const cofactor = (row: number, column: number) =>
    at(row + 1, column + 1) * at(row + 2, column + 2) - at(row + 1, column + 2) * at(row + 2, column + 1);
  return (normal) =>
    [0, 1, 2].map((row) => [0, 1, 2].reduce((sum, column) => sum + cofactor(row, column) * (normal[column] ?? 0), 0));
}

function unit(vector: readonly number[]): number[] {
  const length = Math.hypot(...vector) || 1;
  return vector.map((value) => value / length);
}

function extentOf(points: readonly number[][]): string {
  const along = (pick: (...values: number[]) => number) =>
    [0, 1, 2].map((axis) => points.reduce((best, point) => pick(best, point[axis] ?? 0), points[0]?.[axis] ?? 0));
  return `[${tuple(along(Math.min), DIGITS.point)}, ${tuple(along(Math.max), DIGITS.point)}]`;
}

const list = (values: readonly number[][], digits: number) =>
  `[${values.map((value) => tuple(value, digits).replaceAll(" ", "")).join(",")}]`;

function writeMesh({ points, normals, uvs, indices, material }: Placed, name: string): string {
  const uvLines = uvs
    ? `
        texCoord2f[] primvars:st = ${list(uvs, DIGITS.uv)} (
            interpolation = "vertex"
        )`
    : "";
  return `    def Mesh "${name}" (
        prepend apiSchemas = ["MaterialBindingAPI"]
    )
    {
        uniform bool doubleSided = 1
        float3[] extent = ${extentOf(points)}
        int[] faceVertexCounts = [${Array<number>(indices.length / 3)
          .fill(3)
          .join(",")}]
        int[] faceVertexIndices = [${indices.join(",")}]
        rel material:binding = </Root/Materials/${material}>
        point3f[] points = ${list(points, DIGITS.point)}
        normal3f[] normals = ${list(normals, DIGITS.normal)} (
            interpolation = "vertex"
        )${uvLines}
        uniform token subdivisionScheme = "none"
    }
`;
}
