import { NodeIO, type Document } from "@gltf-transform/core";
import { ALL_EXTENSIONS } from "@gltf-transform/extensions";
import { MeshoptDecoder } from "meshoptimizer";

const createIo = () =>
  new NodeIO().registerExtensions(ALL_EXTENSIONS).registerDependencies({ "meshopt.decoder": MeshoptDecoder });

/** Reads a model with whatever compression it has. @throws Error when the bytes are not one. */
export async function readGlb(bytes: Uint8Array): Promise<Document> {
  await MeshoptDecoder.ready;
  return createIo().readBinary(bytes);
}

export const writeGlb = (document: Document): Promise<Uint8Array> => createIo().writeBinary(document);
