/** One-way imports. Each rule says what is forbidden and, in `comment`, where the code belongs instead. */

/** Slices from low to high: one may use those before it, through their doors. */
const SLICES = [
  "texts",
  "media",
  "content",
  "accounts",
  "audit",
  "tasks",
  "catalog",
  "inventory",
  "payments",
  "orders",
  "shipping",
  "outbox",
  "posts",
  "search",
  "seo",
  "saves",
  "stories",
  "cart",
  "device",
  "checkout",
  "notifications",
];
const SLICE = `^lib/(${SLICES.join("|")})/`;
/** What stands under or beside the slices. */
const GROUND = ["core", "env", "log", "db", "http", "testing"];
const TESTS = "\\.test\\.tsx?$|^lib/testing/";

module.exports = {
  forbidden: [
    {
      name: "no-cycles",
      severity: "error",
      comment: "Move the shared part down. (Next's route list is read when a request comes.)",
      from: { pathNot: "^app/api/" },
      to: { circular: true, dependencyTypesNot: ["type-only"] },
    },
    {
      name: "lib-does-not-know-ui",
      severity: "error",
      comment: "Imports go app → components → lib. Pass data down as props.",
      from: { path: "^lib/" },
      to: { path: "^(app|components)/" },
    },
    {
      name: "components-do-not-know-app",
      severity: "error",
      comment: "A component takes what it needs as props; it never reaches into a route.",
      from: { path: "^components/" },
      to: { path: "^app/" },
    },
    {
      name: "components-use-the-browser-door",
      severity: "error",
      comment: "Components see lib/<slice>/client.ts, types of contract.ts, lib/core and the API client only.",
      from: { path: "^components/", pathNot: TESTS },
      to: {
        path: "^lib/",
        pathNot: "^lib/(core/|http/api-client\\.ts$|[^/]+/(client|contract)\\.ts$)",
        dependencyTypesNot: ["type-only"],
      },
    },
    {
      name: "components-carry-no-shapes",
      severity: "error",
      comment: "A contract is 29 kB of parser in the browser: import its types only.",
      from: { path: "^(components/|lib/[^/]+/client\\.ts$)", pathNot: TESTS },
      to: { path: "^lib/([^/]+/contract|core/shapes|core/messages)\\.ts$", dependencyTypesNot: ["type-only"] },
    },
    {
      name: "app-uses-doors",
      severity: "error",
      comment: "Routes and pages call index.ts, client.ts or contract.ts of a slice; never its inside.",
      from: { path: "^app/", pathNot: TESTS },
      to: { path: SLICE, pathNot: "/(index|client|contract)\\.ts$" },
    },
    {
      name: "app-does-not-query",
      severity: "error",
      comment: "SQL lives in a slice's queries.ts and commands/.",
      from: { path: "^app/", pathNot: TESTS },
      to: { path: "^lib/(db|env)/|node_modules/(drizzle-orm|pg)/" },
    },
    {
      name: "slices-meet-at-doors",
      severity: "error",
      comment: "Another slice is its index.ts or contract.ts; its inside may change without asking.",
      from: { path: SLICE, pathNot: TESTS },
      to: { path: SLICE, pathNot: ["^lib/$1/", "/(index|contract|client)\\.ts$"] },
    },
    {
      name: "writes-stay-home",
      severity: "error",
      comment: "A command writes only its own tables; reads (queries.ts) may join others.",
      from: { path: "^lib/([^/]+)/commands/", pathNot: ["\\.test\\.ts$", "^lib/checkout/commands/reserve-checkout"] },
      to: { path: "^lib/db/schema/", pathNot: ["^lib/db/schema/$1\\.ts$"], dependencyTypesNot: ["type-only"] },
    },
    {
      name: "core-stands-alone",
      severity: "error",
      comment: "core is pure: no slice, no database, no framework. Its texts are the one thing it reads.",
      from: { path: "^lib/core/", pathNot: TESTS },
      to: { path: "^(app|components|lib/(?!core/))|node_modules/", pathNot: "node_modules/zod/" },
    },
    {
      name: "slices-are-listed",
      severity: "error",
      comment: "A new folder of lib stands in SLICES (its place is its rank) or in GROUND: else no rule holds for it.",
      from: { path: `^lib/(?!(${[...GROUND, ...SLICES].join("|")})/)[^/]+/` },
      to: {},
    },
    {
      name: "ground-is-below-slices",
      severity: "error",
      comment: "env, log, the database and the route wrapper know no slice; only the wrapper asks accounts who calls.",
      from: { path: "^lib/(env|log|db|http)/", pathNot: [TESTS, "^lib/db/seed/"] },
      to: { path: SLICE, pathNot: "^lib/accounts/index\\.ts$" },
    },
    {
      name: "seed-is-for-scripts",
      severity: "error",
      comment: "The demo brand is planted by scripts/seed.ts and tests; the shop never needs it.",
      from: { path: "^(app|components|lib)/", pathNot: [TESTS, "^lib/db/seed/"] },
      to: { path: "^lib/db/seed/" },
    },
    ...SLICES.map((name, index) => ({
      name: `slice-order-${name}`,
      severity: "error",
      comment: `${name} is below ${SLICES.slice(index + 1).join(", ")}: turn the dependency round or move it up.`,
      from: { path: `^lib/${name}/`, pathNot: TESTS },
      to: { path: `^lib/(${[...SLICES.slice(index + 1), "-"].join("|")})/`, dependencyTypesNot: ["type-only"] },
    })),
    {
      name: "orders-and-payments-are-strangers",
      severity: "error",
      comment: "checkout joins them; a payment carries a checkoutId that it does not interpret.",
      from: { path: "^lib/(orders|payments)/", pathNot: TESTS },
      to: { path: "^lib/(orders|payments)/", pathNot: "^lib/$1/" },
    },
    {
      name: "testing-only-in-tests",
      severity: "error",
      comment: "Factories and the test database never ship.",
      from: { pathNot: TESTS },
      to: { path: "^lib/testing/" },
    },
    {
      name: "scripts-do-not-ship",
      severity: "error",
      comment: "What a person runs may use the shop, never the other way round.",
      from: { path: "^(app|components|lib)/", pathNot: `${TESTS}` },
      to: { path: "^(scripts|e2e)/" },
    },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    exclude: { path: "\\.next|^e2e/|^scripts/imagery/" },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "require", "node", "default", "types"],
    },
  },
};
