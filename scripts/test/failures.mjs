// eslint-disable-next-line no-control-regex -- colours are written with the escape character
const COLOURS = /\u001B\[[\d;]*m/g;
const LINES = 12;

const short = (title, message = "") => {
  const lines = message.replaceAll(COLOURS, "").split("\n").slice(0, LINES);
  return [title, ...lines.map((line) => `    ${line}`)].join("\n");
};

/**
 * What failed by the report of Playwright: title, place and the beginning of the error of its first try.
 *
 * @param {{ suites?: any[] }} report Its JSON report, or {} when there is none.
 * @returns {string[]} One text a failure; also for what passed at its second try, which is said.
 */
export function failuresOfBrowser({ suites = [] }) {
  const specs = (suite) => [...(suite.specs ?? []), ...(suite.suites ?? []).flatMap(specs)];
  return suites
    .flatMap(specs)
    .flatMap(({ title, file, line, tests }) =>
      tests
        .filter(({ status }) => status !== "expected")
        .map(({ projectName, status, results }) =>
          short(
            `${status === "flaky" ? "passed at its second try: " : ""}[${projectName}] e2e/${file}:${line} ${title}`,
            results[0]?.error?.message,
          ),
        ),
    );
}

/**
 * What failed by the report of Vitest: title, file and the beginning of the error.
 *
 * @param {{ testResults?: any[] }} report Its JSON report, or {} when there is none.
 * @returns {string[]} One text a failure; a file that could not be loaded is one, too.
 */
export function failuresOfVitest({ testResults = [] }) {
  return testResults.flatMap(({ name, status, message, assertionResults }) => {
    const failed = assertionResults.filter((result) => result.status !== "passed");
    if (failed.length === 0 && status === "failed") return [short(name, message)];
    return failed.map(({ fullName, failureMessages }) => short(`${fullName} (${name})`, failureMessages[0]));
  });
}
