import { EventEmitter } from "node:events";
import { createServer } from "node:http";
import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { setCaller } from "./server/caller.mjs";
import { setSecurityHeaders } from "./server/headers.mjs";
import { RETRY_AFTER_SECONDS, createAwayPage } from "./server/away-page.mjs";
import { createAnswerShaper } from "./server/html.mjs";
import { SERVER_OPTIONS, admit } from "./server/limits.mjs";
import { createPhotoUploads } from "./server/photo-uploads.mjs";
import { loadEnvFile, readSettings } from "./server/settings.mjs";
import { turnShareAway } from "./server/share-target.mjs";
import { endGracefully } from "./server/shutdown.mjs";
import { createDevelopmentFiles, createStaticFiles } from "./server/static.mjs";

const root = fileURLToPath(new URL(".", import.meta.url));
// Pages of text are read from `content` while the shop runs, wherever it was started from.
process.chdir(root);
const dev = process.argv.includes("--dev");
process.env.NODE_ENV = dev ? "development" : "production";
loadEnvFile(root);
const port = Number(process.env.PORT ?? 3000);

function leave(sentence) {
  process.stderr.write(`${sentence}\n`);
  process.exit(1);
}

async function startNext(server) {
  const { default: next } = await import("next");
  // Production takes no upgrades: Next, which would add a listener for them, is given a server that never has any.
  const app = next({ dev, dir: root, port, hostname: "localhost", httpServer: dev ? server : new EventEmitter() });
  await app.prepare();
  return app;
}

const server = createServer(SERVER_OPTIONS);
const [settings, app] = await Promise.all([readSettings(root), startNext(server)]);
if ("refusal" in settings) leave(settings.refusal);

const caller = { trustedProxies: settings.env.TRUSTED_PROXIES, dev };
const site = { siteUrl: settings.env.SITE_URL };
const distDir = process.env.NEXT_DIST_DIR ?? ".next";
const dataDir = resolve(root, settings.env.DATA_DIR);
const takeUpload = createPhotoUploads({
  folder: resolve(dataDir, "quarantine"),
  secret: settings.env.APP_SECRET,
});
const serveFile = dev ? createDevelopmentFiles({ root, dataDir }) : createStaticFiles({ root, distDir, dataDir });
const awayPage = createAwayPage(root);
const shapeAnswer = createAnswerShaper({ dev, awayPage });
const answer = app.getRequestHandler();

async function answerByNext(req, res) {
  shapeAnswer(req, res);
  try {
    await answer(req, res);
  } catch (error) {
    process.stderr.write(
      `${JSON.stringify({ level: 50, requestId: req.headers["x-request-id"], err: error.stack })}\n`,
    );
    if (res.headersSent) return res.destroy();
    res.writeHead(503, {
      "content-type": "text/html; charset=utf-8",
      "cache-control": "no-store",
      "retry-after": String(RETRY_AFTER_SECONDS),
    });
    res.end(awayPage(req.url));
  }
}

server.on("request", (req, res) => {
  res.setHeader("x-request-id", setCaller(req, caller));
  setSecurityHeaders(req, res, site);
  turnShareAway(req, res, () => {
    if (admit(req, res)) takeUpload(req, res, () => serveFile(req, res, () => void answerByNext(req, res)));
  });
});
if (!dev) server.on("upgrade", (_req, socket) => socket.destroy());
server.on("error", (error) =>
  leave(error.code === "EADDRINUSE" ? `Port ${port} is taken: choose another with PORT.` : error.message),
);
server.listen(port, process.env.HOST, () => process.send?.({ type: "listening", port }));
endGracefully(server, () => app.close());
