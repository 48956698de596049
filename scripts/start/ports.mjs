import { findFreePort, isPortFree } from "../setup/ports.mjs";
import { waitUntil } from "../setup/processes.mjs";
import { Refusal } from "../setup/refusal.mjs";

const DEFAULT = 3000;
const AFTER_A_CRASH_MS = 12_000;
// In this order from the shop's own port on.
const BESIDE = ["stripe", "mail", "smtp", "postgres"];

function readPort(value) {
  const port = Number(value ?? DEFAULT);
  if (Number.isInteger(port) && port > 0 && port < 65_536) return port;
  throw new Refusal(`PORT is ${value}, which is no port: choose a number, for example PORT=${DEFAULT} npm start.`);
}

/** The shop's port. After a crash the former server may hold it until it has noticed: that is waited for. */
export async function takePort(env, state) {
  const port = readPort(env.PORT || undefined);
  const isOurs = state.port === port;
  const isFree = isOurs ? await waitUntil(() => isPortFree(port), AFTER_A_CRASH_MS) : await isPortFree(port);
  if (isFree) return port;
  throw new Refusal(
    `Port ${port} is taken by another program: choose another, for example PORT=${port + 100} npm start.`,
  );
}

/** Ports for what runs beside the shop: the ones of last time, else the next ones, else any free ones. */
export async function takePortsBeside(port, remembered) {
  const ports = {};
  for (const [index, name] of BESIDE.entries()) {
    const given = [port, ...Object.values(ports)];
    const last = remembered[name];
    const canKeep = last !== undefined && !given.includes(last) && (name === "postgres" || (await isPortFree(last)));
    ports[name] = canKeep ? last : await findFreePort(port + 1 + index, given);
  }
  return ports;
}
