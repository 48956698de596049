import { createServer } from "node:net";

const HIGHEST = 65_535;

function canListen(port, host) {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once("error", (error) => resolve(error.code === "EAFNOSUPPORT" || error.code === "EADDRNOTAVAIL"));
    probe.listen({ port, host, exclusive: true }, () => probe.close(() => resolve(true)));
  });
}

/** Whether nobody listens on a port, neither on this machine's own address nor on all of them. */
export async function isPortFree(port) {
  return (await canListen(port, "::")) && (await canListen(port, "127.0.0.1"));
}

/**
 * The first free port, leaving out the ones already given away.
 *
 * @param {number} preferred Where to begin.
 * @param {number[]} [given]
 * @returns {Promise<number>}
 */
export async function findFreePort(preferred, given = []) {
  for (let port = preferred; port <= HIGHEST; port += 1) {
    if (!given.includes(port) && (await isPortFree(port))) return port;
  }
  throw new Error(`No port from ${preferred} on is free.`);
}
