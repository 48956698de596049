const FINISH_WITHIN_MS = 8_000;
const SWEEP_MS = 100;

/**
 * Ends the process well when asked: no new connection, the running answers finish, then it goes.
 *
 * @param {import("node:http").Server} server
 * @param {() => Promise<void>} close Runs when the last answer is out.
 */
export function endGracefully(server, close) {
  let isEnding = false;
  const leave = async () => {
    try {
      await close();
    } finally {
      process.exit(0);
    }
  };
  const end = () => {
    if (isEnding) return;
    isEnding = true;
    server.close(() => void leave());
    setInterval(() => server.closeIdleConnections(), SWEEP_MS);
    setTimeout(() => server.closeAllConnections(), FINISH_WITHIN_MS);
  };
  // The start script's death closes the channel: nobody is left to stop us.
  for (const event of ["SIGTERM", "SIGINT", "disconnect"]) process.on(event, end);
}
