import { describe, expect, it } from "vitest";
import { db } from "@/lib/db/connection";
import { systemContext } from "@/lib/db/context";
import { Problem } from "@/lib/http/problem";
import type { RouteHandler } from "@/lib/http/route";
import { raiseTask } from "@/lib/tasks";
import { TaskCount, TaskPage } from "@/lib/tasks/contract";
import { sell } from "@/lib/testing/orders";
import { staffHeaders } from "@/lib/testing/staff";
import { POST as REOPEN } from "./[taskId]/reopen/route";
import { POST as RESOLVE } from "./[taskId]/resolve/route";
import { GET as COUNT } from "./count/route";
import { GET } from "./route";

const ctx = systemContext(db, "test");

type Call = { headers: Record<string, string>; taskId?: string; body?: unknown; query?: string };

function ask(handler: RouteHandler, method: string, { headers, taskId = "", body, query = "" }: Call) {
  const init = { method, headers, body: body === undefined ? null : JSON.stringify(body) };
  const request = new Request(`http://localhost:3000/api/studio/tasks${query}`, init);
  return handler(request, { params: Promise.resolve({ taskId }) });
}

describe("the tasks of the studio", () => {
  it("name their order and checkout, are counted, put right with a word, and opened again", async () => {
    const headers = await staffHeaders(ctx, "manager");
    const { checkoutId, orderId, number } = await sell(ctx);
    const ref = crypto.randomUUID();
    await raiseTask(ctx, { kind: "refund_refused", ref, details: { checkoutId, amount: 100, currency: "THB" } });
    const countNow = async () => TaskCount.parse(await (await ask(COUNT, "GET", { headers })).json()).open;
    const find = async (state: string) => {
      const answer = await ask(GET, "GET", { headers, query: `?locale=en&state=${state}&kind=refund_refused` });
      return TaskPage.parse(await answer.json()).items.find((task) => task.ref === ref);
    };
    const before = await countNow();
    const task = await find("open");
    expect(task).toMatchObject({ order: { id: orderId, number }, checkout: { id: checkoutId, state: "paid" } });
    const taskId = task?.id ?? "";
    const answer = await ask(RESOLVE, "POST", { headers, taskId, body: { note: "Paid back by transfer" } });
    expect(answer.status).toBe(204);
    expect(await countNow()).toBe(before - 1);
    expect(await find("resolved")).toMatchObject({ resolved: { note: "Paid back by transfer" } });
    expect((await ask(REOPEN, "POST", { headers, taskId })).status).toBe(204);
    expect(await countNow()).toBe(before);
  });

  it("find the order of a message that was given up by what it was about", async () => {
    const headers = await staffHeaders(ctx, "manager");
    const { orderId } = await sell(ctx);
    const ref = crypto.randomUUID();
    await raiseTask(ctx, {
      kind: "message_given_up",
      ref,
      details: { message: "order_shipped", about: `${orderId}:3` },
    });
    const answer = await ask(GET, "GET", { headers, query: "?locale=th&kind=message_given_up" });
    const task = TaskPage.parse(await answer.json()).items.find((one) => one.ref === ref);
    expect(task?.order?.id).toBe(orderId);
  });

  it("refuse a word of nothing beside it, and are not there for a task that is not", async () => {
    const headers = await staffHeaders(ctx, "manager");
    const taskId = crypto.randomUUID();
    const empty = await ask(RESOLVE, "POST", { headers, taskId, body: { note: " " } });
    expect(Problem.parse(await empty.json()).errors).toMatchObject([{ pointer: "#/note" }]);
    expect((await ask(REOPEN, "POST", { headers, taskId })).status).toBe(404);
    expect((await ask(GET, "GET", { headers, query: "?locale=en&cursor=x" })).status).toBe(200);
  });
});
