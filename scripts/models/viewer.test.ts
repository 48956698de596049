import { describe, expect, it } from "vitest";
import { VIEWER_KEY } from "@/lib/core/model-url";
import { makeViewer, viewerKey } from "./viewer";

describe("makeViewer", () => {
  it("makes the script whose name the pages know, so that it may be cached for ever", async () => {
    expect(viewerKey(await makeViewer())).toBe(VIEWER_KEY);
  });

  it("imports nothing, evaluates nothing and compiles no WebAssembly: the pages' policy would refuse it", async () => {
    const script = Buffer.from(await makeViewer()).toString("utf8");
    expect(script).not.toMatch(/\bWebAssembly\b|\bnew Function\b|[^.\w]eval\(|\bnew Worker\(/);
    expect(script.match(/^import\b.*$/gm)).toBeNull();
  });
});
