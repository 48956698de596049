import { describe, expect, it } from "vitest";
import { POST } from "./route";

const report = (body: string, type = "application/csp-report") =>
  POST(
    new Request("http://localhost:3000/api/csp-reports", { method: "POST", headers: { "content-type": type }, body }),
    { params: Promise.resolve({}) },
  );

describe("POST /api/csp-reports", () => {
  it("takes what browsers send, and what only claims to be that", async () => {
    const told = { "csp-report": { "document-uri": "http://localhost:3000/th", "blocked-uri": "eval" } };
    const answers = [report(JSON.stringify(told)), report("[]", "application/reports+json"), report("null")];
    expect((await Promise.all(answers)).map(({ status }) => status)).toEqual([204, 204, 204]);
  });
});
