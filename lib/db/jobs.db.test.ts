import { EventEmitter, once } from "node:events";
import pg from "pg";
import { inject, describe, expect, it } from "vitest";
import { runAlone } from "./jobs";

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
