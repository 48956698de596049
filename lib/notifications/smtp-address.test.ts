import { once } from "node:events";
import { type AddressInfo, createServer, type Socket } from "node:net";
import { createTransport } from "nodemailer";
import { describe, expect, it } from "vitest";
import { patientAddress } from "./smtp-address";

const mail = { from: "a@example.com", to: "b@example.com", subject: "", text: "" };

/** A mail server that says `words` and then nothing any more. */
async function hangAfter(words: string) {
  const sockets: Socket[] = [];
  const server = createServer((socket) => {
    sockets.push(socket.on("error", () => undefined));
    socket.write(words);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const stop = () => {
    for (const socket of sockets) socket.destroy();
    server.close();
  };
  return { url: `smtp://127.0.0.1:${String((server.address() as AddressInfo).port)}`, stop };
}

describe("patientAddress", () => {
  it.each(["", "220 here\r\n"])("gives up a server that hangs after %j", async (words) => {
    const { url, stop } = await hangAfter(words);
    const sending = createTransport(patientAddress(url, 50)).sendMail(mail);
    await expect(sending).rejects.toMatchObject({ code: "ETIMEDOUT" });
    stop();
  });

  it("keeps user, password and what the address says itself", () => {
    const url = new URL(patientAddress("smtps://me:p%40ss@mail.example:465?socketTimeout=5000"));
    expect([url.username, url.password, url.port]).toEqual(["me", "p%40ss", "465"]);
    expect(Object.fromEntries(url.searchParams)).toEqual({
      ...{ socketTimeout: "5000", dnsTimeout: "10000" },
      ...{ connectionTimeout: "10000", greetingTimeout: "10000" },
    });
  });
});
