import { VIEWER_URL } from "@/lib/core/model-url";

/** Whether this browser draws in 3D at all: asked before a quarter of a megabyte is fetched for nothing. */
export function canShowModels(): boolean {
  const context = document.createElement("canvas").getContext("webgl2");
  // A browser has only so many of them.
  context?.getExtension("WEBGL_lose_context")?.loseContext();
  return context !== null;
}

/**
 * Makes `<model-viewer>` known to the browser. The script is no part of the build: it is made once, beside the models.
 *
 * @param attempt Another number asks the network again after a failure.
 */
export function loadViewer(attempt: number): Promise<void> {
  if (customElements.get("model-viewer")) return Promise.resolve();
  return new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.type = "module";
    script.src = attempt === 0 ? VIEWER_URL : `${VIEWER_URL}?${attempt}`;
    script.addEventListener("load", () => resolve());
    script.addEventListener("error", () => {
      script.remove();
      reject(new TypeError("The 3D viewer did not load."));
    });
    document.head.append(script);
  });
}
