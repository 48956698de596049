import { describe, expect, it } from "vitest";
import { toProblem } from "./problem";

const coded = (code: string) => Object.assign(new Error("failed"), { code });

describe("toProblem", () => {
  it.each([
    ["57P01", "PostgreSQL is shut down"],
    ["57P03", "it is still starting"],
    ["53300", "it has no connection left"],
    ["53100", "its disk is full"],
    ["55P03", "a lock is held too long"],
    ["57014", "a statement takes too long"],
    ["40P01", "two statements wait for each other"],
    ["ECONNREFUSED", "nobody listens"],
  ])("says 'come again' for %s: %s, also as the cause of another error", (code) => {
    for (const error of [coded(code), new Error("Failed query", { cause: coded(code) })]) {
      expect(toProblem(error, "urn:request:1", "en")).toMatchObject({ type: "/problems/unavailable", status: 503 });
    }
  });

  it.each(["Query read timeout", "timeout exceeded when trying to connect", "Connection terminated unexpectedly"])(
    "says so for a database that does not answer: %s",
    (message) => {
      const error = new Error("Failed query", { cause: new Error(message) });
      expect(toProblem(error, "urn:request:1", "en").status).toBe(503);
    },
  );

  it("says nothing of the cause of anything else", () => {
    const problem = toProblem(new Error("secret of the house"), "urn:request:1", "en");
    expect(problem).toMatchObject({ type: "/problems/internal", status: 500 });
    expect(JSON.stringify(problem)).not.toContain("secret");
  });
});
