import { describe, expect, it } from "vitest";
import { tasks } from "@/lib/db/schema/tasks";
import { withCommits } from "@/lib/testing/database";
import { driftTask, runCheck } from "./check";

const system = { kind: "system", job: "test" } as const;
const tell = ({ id }: { id: string }) => driftTask(id, "It differs.", {});

describe("runCheck", () => {
  it("tells nobody of what came or changed while it looked: that is on its way", () =>
    withCommits(system, async (ctx) => {
      const looks = [
        [
          { id: "stays", sum: 1 },
          { id: "moves", sum: 1 },
          { id: "mended", sum: 1 },
        ],
      ];
      looks.push([
        { id: "stays", sum: 1 },
        { id: "moves", sum: 2 },
        { id: "new", sum: 1 },
      ]);
      const counts = { mended: 0, told: 0 };
      const find = () => Promise.resolve(looks.shift() ?? []);
      await runCheck(ctx, counts, { find, mend: () => Promise.resolve(), tell });
      expect(counts).toEqual({ mended: 2, told: 1 });
      expect(await ctx.db.select({ ref: tasks.ref }).from(tasks)).toEqual([{ ref: "stays" }]);
    }));
});
