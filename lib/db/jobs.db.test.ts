import { EventEmitter, once } from "node:events";
import pg from "pg";
import { inject, describe, expect, it } from "vitest";
import { copyTemplate, dropDatabase } from "@/lib/testing/template";
import { runAlone, scheduleJob } from "./jobs";

const pool = () => new pg.Pool({ connectionString: `${inject("databaseServerUrl")}/postgres`, max: 2 });

/** A job that runs until it is told to end. */
function longJob() {
  const signals = new EventEmitter();
  const begun = once(signals, "begun");
  const ended = once(signals, "ended");
  const run = async () => {
    signals.emit("begun");
    await ended;
    return "ran";
  };
  return { run, begun, end: () => signals.emit("ended") };
}

describe("runAlone", () => {
  it("lets a job run once at a time among all processes, and other jobs beside it", async () => {
    const [here, there] = [pool(), pool()];
    const long = longJob();
    const first = runAlone(here, "sweep", long.run);
    await long.begun;
    expect(await runAlone(there, "sweep", () => Promise.resolve("ran"))).toBeNull();
    expect(await runAlone(there, "inbox", () => Promise.resolve("ran"))).toBe("ran");
    long.end();
    expect(await first).toBe("ran");
    expect(await runAlone(there, "sweep", () => Promise.resolve("ran"))).toBe("ran");
    await Promise.all([here.end(), there.end()]);
  });

  it("is free again after a job that failed, and after a process that was killed", async () => {
    const [here, there] = [pool(), pool()];
    await expect(runAlone(here, "sweep", () => Promise.reject(new Error("broke")))).rejects.toThrow("broke");
    const long = longJob();
    const first = runAlone(here, "sweep", long.run);
    await long.begun;
    // All that a kill -9 leaves of a process in the database.
    await there.query(
      "select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory' and objid = hashtext('sweep')::oid",
    );
    await expect.poll(() => runAlone(there, "sweep", () => Promise.resolve("ran"))).toBe("ran");
    long.end();
    expect(await first).toBe("ran");
    await Promise.all([here.end(), there.end()]);
  });
});

describe("scheduleJob", () => {
  it("gives a job one next time by the database's clock, and a new one only when it has none", async () => {
    const server = inject("databaseServerUrl");
    const name = await copyTemplate(server);
    const own = new pg.Pool({ connectionString: `${server}/${name}`, max: 2 });
    const listJobs = async () => {
      const { rows } = await own.query<{ key: string; seconds: number; clock: string }>(
        `select key, extract(epoch from run_at - now())::int as seconds,
          to_char(run_at at time zone 'Asia/Bangkok', 'HH24:MI') as clock from graphile_worker.jobs order by key`,
      );
      return rows;
    };
    try {
      const sweep = { job: "sweep", due: { everySeconds: 25 } };
      await scheduleJob(own, "sweep due", sweep);
      const [first] = await listJobs();
      expect(first?.seconds).toBeGreaterThan(20);
      await own.query("update graphile_worker._private_jobs set run_at = now() - interval '1 hour'");
      await scheduleJob(own, "sweep due", sweep);
      const [kept, ...others] = await listJobs();
      expect(others).toEqual([]);
      expect(kept?.seconds).toBeLessThan(-3_000);
      const nightly = { dailyAt: "02:43", timeZone: "Asia/Bangkok" };
      await scheduleJob(own, "a nightly", { job: "reconcile_month", due: nightly });
      const [night] = await listJobs();
      expect(night).toMatchObject({ clock: "02:43" });
      expect(night?.seconds).toBeGreaterThan(0);
      expect(night?.seconds).toBeLessThanOrEqual(86_400);
    } finally {
      await own.end();
      await dropDatabase(server, name);
    }
  });
});
