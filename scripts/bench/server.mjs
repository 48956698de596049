import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { performance } from "node:perf_hooks";
import autocannon from "autocannon";

const REQUESTS = 5_000;
const WARM_UP = 300;
const CONNECTIONS = 10;
const MS_PER_SECOND = 1_000;
/** As empty as a page of the shop can be: a heading, a sentence, two links. */
const EMPTY = { name: "almost empty page", path: "/th/problems/internal" };

const ticksPerSecond = () => Number(execFileSync("getconf", ["CLK_TCK"], { encoding: "utf8" }));

/** Processor time of a process with all of its threads, user and system. */
function cpuMs(pid, ticks) {
  const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ").at(-1).split(" ");
  return ((Number(fields[11]) + Number(fields[12])) * MS_PER_SECOND) / ticks;
}

const rssMb = (pid) => Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))[1]) / 1_000;

const load = (url, amount) =>
  autocannon({ url, amount, connections: CONNECTIONS, headers: { "accept-encoding": "gzip, br" } });

async function measurePage({ origin, serverPid }, { name, path }, ticks) {
  await load(origin + path, WARM_UP);
  const before = cpuMs(serverPid, ticks);
  // autocannon's own figure is in whole seconds.
  const started = performance.now();
  const { latency, non2xx, errors } = await load(origin + path, REQUESTS);
  if (non2xx + errors > 0) throw new Error(`${path} refused ${non2xx + errors} of ${REQUESTS} requests.`);
  const seconds = (performance.now() - started) / MS_PER_SECOND;
  const used = cpuMs(serverPid, ticks) - before;
  return { name, cpu: used / REQUESTS, perSecond: REQUESTS / seconds, p99: latency.p99 };
}

/** What answering costs: processor time, how many a second, how long the slowest take; all pages one after another. */
export async function benchServer({ shop, say }) {
  const ticks = ticksPerSecond();
  const pages = [];
  for (const page of [EMPTY, ...shop.pages]) {
    pages.push(await measurePage(shop, page, ticks));
    say(`${page.name}: ${pages.at(-1).cpu.toFixed(2)} ms of processor a request`);
  }
  const [empty] = pages;
  const part = "server";
  const rows = pages.flatMap(({ name, cpu, perSecond, p99 }) => [
    { part, name: `${name}: processor a request`, value: cpu, unit: "ms", atMost: 1 },
    { part, name: `${name}: requests a second`, value: perSecond, unit: "req/s", atLeast: 800 },
    { part, name: `${name}: of an empty page's`, value: perSecond / empty.perSecond, unit: "x" },
    { part, name: `${name}: p99`, value: p99, unit: "ms" },
  ]);
  return [...rows, { part, name: "memory of the server", value: rssMb(shop.serverPid), unit: "MB", atMost: 300 }];
}
