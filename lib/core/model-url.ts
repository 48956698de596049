/** Address of a product's 3D model; its key carries a hash, so an address never changes its meaning. */
export const modelUrl = (key: string, format: "glb" | "usdz") => `/media/${key}.${format}`;

/** Name of the script that shows models. Its hash is that of its content: a test says when it has to be another one. */
export const VIEWER_KEY = "model-viewer-d03d5b8f";

export const VIEWER_URL = `/media/${VIEWER_KEY}.js`;
