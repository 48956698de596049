import naughty from "big-list-of-naughty-strings/blns.json";
import { describe, expect, it } from "vitest";
import { getProduct } from "@/lib/catalog";
import { ProductView } from "@/lib/catalog/contract";
import { StaffProduct } from "@/lib/catalog/staff-contract";
import { newId } from "@/lib/core/ids";
import { db } from "@/lib/db/connection";
import { systemContext } from "@/lib/db/context";
import { draftOf } from "@/lib/testing/product-drafts";
import { staffHeaders } from "@/lib/testing/staff";
import { POST } from "./route";

const ctx = systemContext(db, "test");

describe("POST /api/studio/products", () => {
  it("takes every naughty string as plain text or refuses it at its field, whatever field it is in", async () => {
    const headers = await staffHeaders(ctx, "manager");
    const sound = await draftOf(ctx);
    const ask = (body: object) =>
      POST(
        new Request("http://localhost:3000/api/studio/products", {
          method: "POST",
          headers,
          body: JSON.stringify(body),
        }),
        {
          params: Promise.resolve({}),
        },
      );
    const both = (text: string) => ({ th: text, en: text });
    const [first] = sound.variants;
    let taken = 0;
    for (const text of naughty) {
      const name = newId().slice(-12);
      const free = {
        ...sound,
        handle: `n-${name}`,
        ...{ title: both(text), description: both(text), materials: both(text), care: both(text) },
        options: [
          { code: "size", label: both(text.slice(0, 80)), values: [{ code: "s", label: both(text.slice(0, 80)) }] },
        ],
        variants: [{ ...first, sku: `N-${name}` }],
        pictures: [{ mediaId: sound.pictures[0]?.mediaId, alt: both(text), sku: null }],
        seo: { title: both(text.slice(0, 120)), description: both(text) },
      };
      const answer = await ask(free);
      expect([201, 422], text).toContain(answer.status);
      if (answer.status === 201) {
        taken += 1;
        const { draft } = StaffProduct.parse(await answer.json());
        const view = ProductView.parse(await getProduct(ctx, draft.handle, "th"));
        expect([view.title, view.description]).toEqual([draft.title.th, draft.description.th]);
      }
      const strict = {
        ...free,
        title: both("Cup"),
        handle: text,
        tags: [text],
        options: [{ code: text, label: both("x"), values: [] }],
      };
      expect(
        (await ask({ ...strict, variants: [{ ...first, sku: text, gtin: text, optionValues: { [text]: text } }] }))
          .status,
        text,
      ).toBe(422);
    }
    expect(taken).toBeGreaterThan(naughty.length / 2);
  }, 120_000);
});
