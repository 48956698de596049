import { StatusPill } from "@/components/studio/ui/status-pill";
import { Link } from "@/components/ui/link";
import { fill } from "@/lib/core/fill";
import type { Locale } from "@/lib/core/locale";
import type { Texts } from "@/lib/core/messages";
import { routes } from "@/lib/core/routes";
import type { Today } from "@/lib/today/client";

type LowStockProps = { figures: Today; locale: Locale; texts: Texts<"studio">["today"] };

/** The scarcest variants, each with the way to its product. */
export function LowStock({ figures, locale, texts }: LowStockProps) {
  return (
    <section aria-labelledby="low-stock">
      <h2 id="low-stock" className="text-lg">
        {fill(texts.lowStock, { count: figures.lowStockCount })}
      </h2>
      <p className="mt-1 text-sm text-muted">{figures.lowStockCount === 0 ? texts.lowStockNone : texts.lowStockHow}</p>
      <ul className="mt-3 divide-y divide-line border-y border-line empty:hidden">
        {figures.lowStock.map(({ variantId, productId, sku, title, choice, available }) => (
          <li key={variantId}>
            <Link
              href={routes.studioRoom(locale, `products/${productId}`)}
              className="flex min-h-12 pressable flex-wrap items-center gap-x-3 py-2 hover:bg-surface"
            >
              <span className="min-w-0 flex-1">
                <span className="font-medium">{title}</span>{" "}
                {choice !== "" && <span className="text-muted">{choice}</span>}
                <span className="block text-sm text-muted">{sku}</span>
              </span>
              <StatusPill tone={available <= 0 ? "bad" : "warn"}>
                {available <= 0 ? texts.soldOut : fill(texts.left, { count: available })}
              </StatusPill>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
