import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useAddMany } from "@/components/cart/use-add-many";
import { variantWith } from "@/components/catalog/choice";
import { Amount } from "@/components/ui/amount";
import { BUTTON } from "@/components/ui/button";
import { fill } from "@/lib/core/fill";
import type { Locale } from "@/lib/core/locale";
import { lookQuery } from "@/lib/posts/client";
import type { PostView } from "@/lib/posts/contract";
import { type LookLine, lookLines, NO_CHANGES, toAdd, totalOf, withKept } from "./look-lines";
import { LookRow } from "./look-row";
import type { LookTexts } from "./look-texts";

type LookBodyProps = { post: Pick<PostView, "id" | "products">; onDone: () => void; locale: Locale; texts: LookTexts };

/** The things of a look one below the other, what those that are in cost, and the button that takes them. */
export function LookBody({ post, onDone, locale, texts }: LookBodyProps) {
  const client = useQueryClient();
  const { data, isError, refetch } = useQuery(lookQuery(post.id, locale));
  const { isAdding, add } = useAddMany(locale);
  const [changes, change] = useState(NO_CHANGES);
  const lines = lookLines(post.products, data, changes);
  const wanted = toAdd(lines);
  const count = lines.filter(({ isIn }) => isIn).length;
  const words = texts.look;

  const pick = (line: LookLine, option: string, value: string) => {
    if (!line.product || !line.variant) return;
    const { id } = variantWith(line.product, line.variant, [option, value]);
    change((before) => ({ ...before, picked: { ...before.picked, [line.key]: id } }));
  };
  const keep = (key: string, isIn: boolean) => change((before) => withKept(before, [key], isIn));
  const take = async () => {
    const answer = await add(wanted, words);
    if (!answer) return;
    if (answer.refused.length === 0) {
      onDone();
      return;
    }
    // Some are gone: they are marked, and what went in is not offered a second time.
    const taken = lines.filter(({ variantId }) => answer.added.includes(variantId)).map(({ key }) => key);
    const refused = answer.refused.map(({ variantId }) => variantId);
    change((before) => ({
      ...withKept(before, taken, false),
      refused: new Set([...before.refused, ...refused]),
    }));
    void client.invalidateQueries(lookQuery(post.id, locale));
  };

  return (
    <>
      <div className="min-h-0 flex-1 overflow-y-auto overscroll-contain px-4 pb-4 sm:px-6 sm:pt-6">
        <h2 className="pr-14 text-xl">{words.title}</h2>
        <p className="mt-1 pr-14 text-sm text-muted">{words.hint}</p>
        <ul className="mt-2 lg:grid lg:grid-cols-2 lg:gap-x-8">
          {lines.map((line, index) => (
            <LookRow
              key={line.key}
              line={line}
              product={post.products[index]}
              stock={data?.stock}
              changes={changes}
              onPick={(option, value) => pick(line, option, value)}
              onKeep={(isIn) => keep(line.key, isIn)}
              locale={locale}
              texts={texts}
            />
          ))}
        </ul>
        {isError && (
          <div role="alert" className="mt-4 flex flex-wrap items-center gap-3">
            <p>{words.loadFailed}</p>
            <button type="button" onClick={() => void refetch()} className={BUTTON.secondary}>
              {words.retry}
            </button>
          </div>
        )}
      </div>
      <div className="border-t border-line px-4 pt-3 pb-[calc(0.75rem+env(safe-area-inset-bottom))] sm:px-6">
        <p className="mb-2 flex items-baseline justify-between gap-4" aria-live="polite">
          <span className="text-sm text-muted">{fill(words.total, { count })}</span>
          <Amount money={totalOf(lines)} locale={locale} className="text-lg font-semibold" />
        </p>
        <button
          type="button"
          disabled={wanted.length === 0 || isAdding}
          aria-busy={isAdding}
          onClick={() => void take()}
          className={`${BUTTON.primary} w-full`}
        >
          {wanted.length === 0 ? words.addNone : fill(words.add, { count })}
        </button>
      </div>
    </>
  );
}
