import { describe, expect, it } from "vitest";
import { describeError } from "./describe-error";

const ADDRESS = "somsri@example.com";

describe("describeError", () => {
  it("says name, codes and place of an error and of its causes, and nothing that they quote", () => {
    const cause = Object.assign(new TypeError(`Key (email)=(${ADDRESS})`), {
      code: "23505",
      constraint: "people_email_unique",
      detail: `Key (email)=(${ADDRESS}) already exists.`,
    });
    const error = Object.assign(new Error(`Failed query\nparams: ${ADDRESS}`, { cause }), { params: [ADDRESS] });
    const described = describeError(error);
    expect(described).toMatchObject({
      name: "Error",
      cause: { name: "TypeError", code: "23505", constraint: "people_email_unique" },
    });
    expect(described.stack?.[0]).toContain("describe-error.test.ts");
    expect(JSON.stringify(described)).not.toContain(ADDRESS);
  });

  it("does not take a message's line for a frame", () => {
    const message = `no\n    at ${ADDRESS} (/x.ts:1:1)`;
    expect(JSON.stringify(describeError(new Error(message)))).not.toContain(ADDRESS);
  });

  it("leaves out a code that is a sentence, and what is no error", () => {
    const error = Object.assign(new Error(""), { code: `mail to ${ADDRESS}` });
    expect(JSON.stringify([describeError(error), describeError(ADDRESS)])).not.toContain(ADDRESS);
  });

  it("ends, also for an error that is its own cause", () => {
    const error = new Error("round");
    error.cause = error;
    expect(JSON.stringify(describeError(error))).toContain("Error");
  });
});
