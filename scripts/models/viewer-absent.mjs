// Stands in for what the shop's models never need. The real decoders compile WebAssembly or start workers as soon as
// they are imported, which the pages' policy forbids, and they are a fifth of the script.
class Absent {
  setDecoderPath() {}
  setTranscoderPath() {}
  detectSupport() {}
}

export { Absent as DRACOLoader, Absent as HDRJPGLoader, Absent as KTX2Loader, Absent as RGBELoader };
export { Absent as USDZExporter };
export const MeshoptDecoder = undefined;
