import type { Document } from "@gltf-transform/core";
import { makePlain } from "./plain-model";
import { readGlb, writeGlb } from "./read-glb";
import { zipStored } from "./stored-zip";
import { writeUsda } from "./usda";

/** Files of one model: what browsers and Android show, and what iPhones show. */
export type ModelFiles = { glb: Uint8Array; usdz: Uint8Array };

/** Both files of a model from its master. @throws Error when the bytes are not a model. */
export async function makeModel(master: Uint8Array): Promise<ModelFiles> {
  const document = await readGlb(master);
  await makePlain(document);
  return { glb: await writeGlb(document), usdz: packUsdz(document) };
}

/** A model as iPhones open it: the stage first, then its textures. */
function packUsdz(document: Document): Buffer {
  const { text, textures } = writeUsda(document);
  return zipStored([{ name: "model.usda", bytes: Buffer.from(text) }, ...textures]);
}
