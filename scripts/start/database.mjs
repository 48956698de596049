import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { ensureDatabase, initialise, startServer, stopServer } from "../postgres/cluster.mjs";
import { placePostgres } from "../postgres/place.mjs";
import { isRunning } from "../setup/processes.mjs";
import { findFreePort, isPortFree } from "../setup/ports.mjs";
import { supervise } from "./children.mjs";

const NAME = "chob";
const WATCH_MS = 500;

async function untilGone(pid) {
  while (isRunning(pid, "postgres")) await sleep(WATCH_MS);
  return "its process is gone";
}

/**
 * The embedded PostgreSQL of a data folder.
 *
 * @param {{ root: string, dataDir: string, state: import("./state.mjs").State }} context
 */
export function embeddedDatabase({ root, dataDir, state }) {
  const place = placePostgres({ root, dataDir });
  const cluster = { ...place, password: state.databasePassword, logFile: join(dataDir, "logs/postgres.log") };
  return {
    place,
    /** Starts it or takes the running one. */
    async open(preferredPort) {
      await initialise(cluster);
      const port = (await isPortFree(preferredPort)) ? preferredPort : await findFreePort(preferredPort + 1);
      const server = await startServer(cluster, port);
      return { ...server, url: await ensureDatabase(cluster, server.port, NAME) };
    },
    /** Keeps it running on that port, from then on. */
    watch(port, watched) {
      const start = async () => {
        const { pid } = await startServer(cluster, port);
        return { ended: untilGone(pid), stop: () => stopServer(cluster) };
      };
      return supervise({ name: "PostgreSQL", start, ...watched });
    },
    close: () => stopServer(cluster),
  };
}
