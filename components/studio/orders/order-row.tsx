import type { ReactNode } from "react";
import { momentOf } from "@/components/studio/ui/dates";
import { StatusPill } from "@/components/studio/ui/status-pill";
import { TABLE } from "@/components/studio/ui/table";
import { Amount } from "@/components/ui/amount";
import { Link } from "@/components/ui/link";
import { fill } from "@/lib/core/fill";
import { LANGUAGE_TAGS, type Locale } from "@/lib/core/locale";
import { routes } from "@/lib/core/routes";
import type { StaffOrderRow } from "@/lib/orders/staff-client";
import { type OrderTexts, PAYMENT_TONES, STATE_TONES } from "./order-texts";

type OrderRowProps = {
  order: StaffOrderRow;
  locale: Locale;
  texts: OrderTexts;
  /** The tick by which it is selected. */
  children: ReactNode;
};

/** One order: who bought how much, where its money stands and what is to be done. */
export function OrderRow({ order, locale, texts: { list }, children }: OrderRowProps) {
  const { id, number, state, placedAt, name, province, country, pieces, total, payment, openTasks } = order;
  const place =
    country === "TH" ? province : new Intl.DisplayNames(LANGUAGE_TAGS[locale], { type: "region" }).of(country);
  return (
    <tr data-row={id} className={`${TABLE.row} max-md:relative`}>
      <td className="max-md:absolute max-md:top-1 max-md:right-1">{children}</td>
      <td className={TABLE.cell}>
        <Link
          data-open
          href={routes.studioRoom(locale, `orders/${id}`)}
          className="font-semibold price underline-offset-4 hover:underline"
        >
          {number}
        </Link>
        <time dateTime={placedAt} className="block text-sm whitespace-nowrap text-muted">
          {momentOf(placedAt, locale)}
        </time>
      </td>
      <td className={TABLE.cell}>
        <bdi className="block">{name}</bdi>
        <span className="block text-sm text-muted">{place}</span>
      </td>
      <td className={`${TABLE.cell} text-sm price whitespace-nowrap`}>{fill(list.pieceCount, { count: pieces })}</td>
      <td className={`${TABLE.cell} max-md:inline-block! max-md:pr-2!`}>
        <StatusPill tone={PAYMENT_TONES[payment]}>{list.payments[payment]}</StatusPill>
      </td>
      <td className={`${TABLE.cell} max-md:inline-block!`}>
        <span className="flex flex-wrap gap-1">
          <StatusPill tone={STATE_TONES[state]}>{list.states[state]}</StatusPill>
          {openTasks > 0 && <StatusPill tone="bad">{fill(list.taskCount, { count: openTasks })}</StatusPill>}
        </span>
      </td>
      <td className={`${TABLE.cell} font-medium md:text-right`}>
        <Amount money={total} locale={locale} />
      </td>
    </tr>
  );
}
