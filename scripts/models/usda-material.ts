import type { Material } from "@gltf-transform/core";
import type { Clearcoat, IOR, Transmission } from "@gltf-transform/extensions";

/** USD's material knows no light that passes through: glass is shown as mostly see-through instead. */
const SEE_THROUGH = 0.75;

const number = (value: number, digits: number): string => String(Number(value.toFixed(digits)) + 0);
export const tuple = (values: readonly number[], digits: number): string =>
  `(${values.map((value) => number(value, digits)).join(", ")})`;

function surfaceInputs(material: Material): Record<string, number> {
  const clearcoat = material.getExtension<Clearcoat>("KHR_materials_clearcoat");
  const transmission = material.getExtension<Transmission>("KHR_materials_transmission")?.getTransmissionFactor() ?? 0;
  return {
    roughness: material.getRoughnessFactor(),
    metallic: material.getMetallicFactor(),
    opacity: material.getAlpha() * (1 - SEE_THROUGH * transmission),
    ior: material.getExtension<IOR>("KHR_materials_ior")?.getIOR() ?? 1.5,
    ...(clearcoat
      ? { clearcoat: clearcoat.getClearcoatFactor(), clearcoatRoughness: clearcoat.getClearcoatRoughnessFactor() }
      : {}),
  };
}

function textureShaders(path: string, file: string, factor: readonly number[]): string {
  return `
            def Shader "Coordinates"
            {
                uniform token info:id = "UsdPrimvarReader_float2"
                string inputs:varname = "st"
                float2 outputs:result
            }

            def Shader "BaseColor"
            {
                uniform token info:id = "UsdUVTexture"
                asset inputs:file = @${file}@
                float2 inputs:st.connect = <${path}/Coordinates.outputs:result>
                token inputs:sourceColorSpace = "sRGB"
                token inputs:wrapS = "repeat"
                token inputs:wrapT = "repeat"
                float4 inputs:scale = ${tuple([...factor, 1], 4)}
                float3 outputs:rgb
            }
`;
}

/**
 * A glTF material as a UsdPreviewSurface.
 *
 * @param path Its place in the stage.
 * @param textureFile Name in the package of the base colour's texture, if it has one.
 */
export function writeMaterial(material: Material, path: string, textureFile: string | undefined): string {
  const colour = material.getBaseColorFactor().slice(0, 3);
  const inputs = Object.entries(surfaceInputs(material)).map(
    ([name, value]) => `                float inputs:${name} = ${number(value, 4)}`,
  );
  const diffuse =
    textureFile === undefined
      ? `color3f inputs:diffuseColor = ${tuple(colour, 4)}`
      : `color3f inputs:diffuseColor.connect = <${path}/BaseColor.outputs:rgb>`;
  return `        def Material "${path.split("/").at(-1) ?? ""}"
        {
            token outputs:surface.connect = <${path}/Surface.outputs:surface>

            def Shader "Surface"
            {
                uniform token info:id = "UsdPreviewSurface"
                ${diffuse}
                color3f inputs:emissiveColor = ${tuple(material.getEmissiveFactor(), 4)}
${inputs.join("\n")}
                token outputs:surface
            }
${textureFile === undefined ? "" : textureShaders(path, textureFile, colour)}        }
`;
}
