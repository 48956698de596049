import { connect, createServer } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";

/**
 * What goes wrong on a line; an empty object is a good one.
 *
 * @typedef {object} Trouble
 * @property {boolean} [isDown] Connections are refused.
 * @property {boolean} [isHung] Bytes go in and none come back.
 * @property {number} [latencyMs] Each piece comes later.
 * @property {boolean} [losesAnswer] The request arrives, and the line breaks before its answer.
 */

/** A line between the shop and another party that can be troubled: on 127.0.0.1 only. */
export async function openLine({ host = "127.0.0.1", port }) {
  const sockets = new Set();
  /** @type {Trouble} */
  let trouble = {};

  const carry = (from, to, isAnswer) => {
    let order = Promise.resolve();
    const after = (work) => (order = order.then(work));
    from.on("data", (bytes) => {
      void after(async () => {
        if (trouble.isHung && isAnswer) return;
        if (trouble.losesAnswer && isAnswer) return (from.resetAndDestroy(), to.resetAndDestroy());
        if (trouble.latencyMs) await sleep(trouble.latencyMs);
        if (!to.destroyed) to.write(bytes);
      });
    });
    from.on("end", () => void after(() => (trouble.isHung && isAnswer ? undefined : to.end())));
  };

  const server = createServer({ allowHalfOpen: true }, (near) => {
    if (trouble.isDown) return near.resetAndDestroy();
    const far = connect({ host, port, allowHalfOpen: true });
    for (const socket of [near, far]) {
      sockets.add(socket);
      socket.on("error", () => undefined);
      socket.on("close", () => {
        sockets.delete(socket);
        if (!trouble.isHung) near.destroy();
        far.destroy();
      });
    }
    carry(near, far, false);
    carry(far, near, true);
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  const cut = () => sockets.forEach((socket) => socket.resetAndDestroy());

  return {
    port: server.address().port,
    /** @param {Trouble} next Replaces what was wrong before. */
    set: (next) => void (trouble = next),
    /** Breaks every connection that is open. */
    cut,
    close() {
      server.close();
      cut();
    },
  };
}
