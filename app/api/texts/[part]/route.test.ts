import { describe, expect, it } from "vitest";
import { LOCALES } from "@/lib/core/locale";
import { messagesOf } from "@/lib/core/messages";
import { GET } from "./route";

const ask = (part: string, query: string) =>
  GET(new Request(`http://localhost:3000/api/texts/${part}${query}`), { params: Promise.resolve({ part }) });

describe("/api/texts/{part}", () => {
  it.each(LOCALES)("gives the words of a part in %s, the same for everybody", async (locale) => {
    const answer = await ask("model", `?locale=${locale}`);
    expect(answer.status).toBe(200);
    expect(answer.headers.get("cache-control")).toContain("public");
    expect(answer.headers.get("set-cookie")).toBeNull();
    expect(GET.contract.answer).toHaveProperty("parse");
    expect(await answer.json()).toEqual(messagesOf(locale).model);
  });

  it("gives only parts that are fetched on their own, in languages that the shop has", async () => {
    expect((await ask("mail", "?locale=th")).status).toBe(404);
    expect((await ask("model", "?locale=de")).status).toBe(422);
    expect((await ask("model", "")).status).toBe(422);
    expect((await ask("model", "?locale=th&more=1")).status).toBe(422);
  });
});
