import { mkdtempSync, rmSync } from "node:fs";
import { request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createTransport } from "nodemailer";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Message } from "./mailbox";
import { startMailSandbox } from "./sandbox";

const THAI = {
  from: "ละไม <hello@lamai.example>",
  to: "Nok@example.com",
  subject: "ยืนยันคำสั่งซื้อ · แจกันดอกบัว",
  text: "ขอบคุณสำหรับคำสั่งซื้อ\n฿1,290.00",
  html: "<p>ขอบคุณ<script>planted()</script></p>",
};

let folder: string;
let sandbox: Awaited<ReturnType<typeof startMailSandbox>>;
const open = () => startMailSandbox({ smtpPort: 0, pagePort: 0, dataFile: join(folder, "mail.jsonl") });
const send = (mail: object) => createTransport(sandbox.smtpUrl).sendMail({ ...THAI, ...mail });

async function messagesTo(address: string): Promise<Message[]> {
  const answer = await fetch(`${sandbox.pageUrl}/api/messages?to=${encodeURIComponent(address)}`);
  // Safe: the sandbox is ours.
  return ((await answer.json()) as { messages: Message[] }).messages;
}

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "chob-mail-"));
  sandbox = await open();
});
afterEach(async () => {
  await sandbox.stop();
  rmSync(folder, { recursive: true, force: true });
});

describe("the mail stand-in", () => {
  it("gives back a Thai mail as it was sent, to whoever asks for its receiver", async () => {
    await send({});
    const [message, ...others] = await messagesTo("nok@example.com");
    expect(others).toEqual([]);
    expect(message).toMatchObject({ from: "hello@lamai.example", to: ["nok@example.com"], subject: THAI.subject });
    expect(message?.text.trim()).toBe(THAI.text);
    expect(message?.html).toContain("ขอบคุณ");
    expect(await messagesTo("somebody@example.com")).toEqual([]);
  });
  it("lists the newest first", async () => {
    await send({ subject: "one" });
    await send({ subject: "two" });
    expect((await messagesTo(THAI.to)).map(({ subject }) => subject)).toEqual(["two", "one"]);
  });
  it("keeps mail over a restart", async () => {
    await send({});
    await sandbox.stop();
    sandbox = await open();
    expect(await messagesTo(THAI.to)).toHaveLength(1);
  });
  it("shows what a mail says without letting anything in it run", async () => {
    await send({ subject: "<b>bold</b>", text: "<script>planted()</script>" });
    const [message] = await messagesTo(THAI.to);
    const page = await fetch(`${sandbox.pageUrl}/messages/${message?.id ?? ""}`);
    const html = await page.text();
    expect(page.headers.get("content-security-policy")).toContain("default-src 'none'");
    expect(html).toContain("&lt;b&gt;bold&lt;/b&gt;");
    expect(html).not.toContain("<script");
    const frame = await fetch(`${sandbox.pageUrl}/messages/${message?.id ?? ""}/html`);
    expect(frame.headers.get("content-security-policy")).toMatch(/default-src 'none'.*; sandbox allow-popups/);
  });
  it("answers only to names of this machine", async () => {
    const status = await new Promise((resolve) => {
      request(`${sandbox.pageUrl}/`, { headers: { host: "evil.example" } }, (answer) => {
        answer.resume();
        resolve(answer.statusCode);
      }).end();
    });
    expect(status).toBe(404);
  });
});
