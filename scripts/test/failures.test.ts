import { expect, test } from "vitest";
import { failuresOfBrowser, failuresOfVitest } from "./failures.mjs";

test("a failed browser test is told with its place and the beginning of its error, without colours", () => {
  const results = [{ error: { message: "\u001B[31mTimeout\u001B[39m\nline two" } }];
  const specs = [
    { title: "pays", file: "pay.spec.ts", line: 7, tests: [{ projectName: "phone", status: "unexpected", results }] },
    {
      title: "likes",
      file: "pay.spec.ts",
      line: 9,
      tests: [{ projectName: "phone", status: "expected", results: [] }],
    },
  ];
  expect(failuresOfBrowser({ suites: [{ suites: [{ specs }] }] })).toEqual([
    "[phone] e2e/pay.spec.ts:7 pays\n    Timeout\n    line two",
  ]);
  expect(failuresOfBrowser({})).toEqual([]);
});

test("a browser test that passed at its second try is told as such, with what went wrong at its first", () => {
  const tests = [{ projectName: "phone", status: "flaky", results: [{ error: { message: "Timeout" } }, {}] }];
  expect(failuresOfBrowser({ suites: [{ specs: [{ title: "pays", file: "pay.spec.ts", line: 7, tests }] }] })).toEqual([
    "passed at its second try: [phone] e2e/pay.spec.ts:7 pays\n    Timeout",
  ]);
});

test("a failed test and a file that cannot be loaded are both told", () => {
  const testResults = [
    {
      name: "/a.test.ts",
      status: "failed",
      message: "",
      assertionResults: [
        { fullName: "adds", status: "failed", failureMessages: ["expected 1\nstack"] },
        { fullName: "takes", status: "passed", failureMessages: [] },
      ],
    },
    { name: "/b.test.ts", status: "failed", message: "no such module", assertionResults: [] },
  ];
  expect(failuresOfVitest({ testResults })).toEqual([
    "adds (/a.test.ts)\n    expected 1\n    stack",
    "/b.test.ts\n    no such module",
  ]);
});
