import { createServer } from "node:http";
import { readRequest, writeAnswer } from "./exchange";
import { answer } from "./web";

/** One web process of the shop, to be killed: its money routes on a port, nothing else. */
const server = createServer((incoming, outgoing) => {
  void readRequest(incoming)
    .then(answer)
    .then((answered) => writeAnswer(answered, outgoing));
});
server.listen(Number(process.env["PORT"]), "127.0.0.1", () => process.send?.("listening"));
process.on("disconnect", () => process.exit(0));
