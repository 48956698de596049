import { isAbsolute, join, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { loadEnvFile } from "../server/settings.mjs";
import { requireNodeVersion } from "./setup/node-version.mjs";
import { mustRun, stopCommands, typescript } from "./setup/commands.mjs";
import { ensureDependencies } from "./setup/dependencies.mjs";
import { Refusal } from "./setup/refusal.mjs";
import { createSteps } from "./setup/steps.mjs";
import { banner } from "./start/banner.mjs";
import { embeddedDatabase } from "./start/database.mjs";
import { startParties } from "./start/parties.mjs";
import { takePort, takePortsBeside } from "./start/ports.mjs";
import { completeSettings, missingParties, refuseUnsafe, requireSettings } from "./start/settings.mjs";
import { openShop } from "./start/shop.mjs";
import { isInUse, openState, writeState } from "./start/state.mjs";

requireNodeVersion();
const root = fileURLToPath(new URL("..", import.meta.url));
const dev = process.argv.includes("--dev");
loadEnvFile(root);
const given = { ...process.env };
const dataDir = resolve(root, given.DATA_DIR || ".data");
const step = createSteps(process.stdout);

/** What runs, in the order it was started; it is stopped the other way round. */
const running = [];
const keep = (part) => {
  running.push(part);
  return part;
};
let stopping;
let state;

function stop(code, sentence) {
  stopping ??= (async () => {
    if (sentence) process.stderr.write(`${sentence}\n`);
    stopCommands();
    for (const part of running.toReversed()) await part.stop();
    if (state?.pid === process.pid) writeState(dataDir, { ...state, pid: undefined });
    process.exit(code);
  })();
  return stopping;
}
// The channel is there when a test started us: its end is that of the test.
for (const event of ["SIGINT", "SIGTERM", "SIGHUP", "disconnect"]) process.on(event, () => void stop(0));

const watched = {
  say: (text) => process.stdout.write(`! ${text}\n`),
  giveUp: (name) => void stop(1, `${name} ended five times within a minute: see ${join(dataDir, "logs")}.`),
};

async function openData() {
  state = openState(dataDir);
  if (isInUse(state)) {
    const used = state.pid;
    state = undefined;
    throw new Refusal(
      `The shop already runs on ${dataDir} (process ${used}): stop it, or choose another DATA_DIR and PORT.`,
    );
  }
  refuseUnsafe(given);
  const port = await takePort(given, state);
  const ports = await takePortsBeside(port, state.ports);
  state = { ...state, pid: process.pid, port, ports };
  writeState(dataDir, state);
  return { port, ports };
}

async function openDatabase(ports) {
  if (!missingParties(given).postgres) return given.DATABASE_URL;
  let url;
  await step("database", async () => {
    const database = embeddedDatabase({ root, dataDir, state });
    const opening = database.open(ports.postgres);
    // Kept from its first moment: a Ctrl-C meanwhile waits until there is something to stop.
    keep({ stop: () => opening.catch(() => undefined).then(() => database.close()) });
    const server = await opening;
    if (stopping) return stopping;
    ports.postgres = server.port;
    state = { ...state, ports, postgresFolder: database.place.folder };
    writeState(dataDir, state);
    url = server.url;
    const watch = keep(database.watch(server.port, watched));
    await watch.started;
    const where = database.place.isMoved ? `, in ${database.place.folder}, since only root can enter ${dataDir}` : "";
    return `${server.isReused ? "reused" : "started"} on port ${server.port}${where}`;
  });
  return url;
}

async function start() {
  await step("dependencies", () => ensureDependencies(root));
  const { port, ports } = await openData();
  const databaseUrl = await openDatabase(ports);
  const env = { ...completeSettings(given, { port, dev, ports, state }), DATABASE_URL: databaseUrl };
  const node = (what, args, say) => mustRun(what, process.execPath, args, { cwd: root, env, onLine: say });
  const last = (output) => output.trim().split("\n").at(-1) ?? "";

  await step("settings", async () => {
    await requireSettings(root, env);
    startParties({ root, dataDir, given, env, ports, watched }).forEach(keep);
    return "complete";
  });
  await step("pictures", async (say) =>
    last(await node("Making the pictures", typescript("scripts/pictures.ts"), say)),
  );
  await step("models", async (say) => last(await node("Making the 3D models", typescript("scripts/models.ts"), say)));
  await step("migrations", async () => {
    await node("Migrating", typescript("scripts/migrate.ts"));
    return "applied";
  });
  if (!dev) {
    await step("build", async (say) => last(await node("The build", ["scripts/build.mjs", "--if-stale"], say)));
  } else {
    // It needs what was just installed.
    const { bundleApart } = await import("./build/apart.mjs");
    await bundleApart(root);
  }
  await step("demo data", async (say) => last(await node("Seeding", typescript("scripts/seed.ts"), say)));
  await step("shop", async (say) => {
    const shop = await openShop({ root, dataDir, env, dev, port, watched, onStarted: keep });
    say("warming the main pages");
    await shop.warm();
    return "answers";
  });
  // Through the intake one by one, which takes minutes: the shop is open meanwhile.
  node("The customers' photos", typescript("scripts/seed-photos.ts")).catch(() => undefined);
  const logs = relative(root, join(dataDir, "logs"));
  process.stdout.write(
    banner({ given, port, ports, logs: isAbsolute(logs) || logs.startsWith("..") ? join(dataDir, "logs") : logs }),
  );
}

try {
  await start();
} catch (error) {
  if (!stopping) await stop(1, error instanceof Refusal ? error.message : error.stack);
}
