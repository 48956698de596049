import { fill } from "@/lib/core/fill";
import { formatDay } from "@/lib/core/dates";
import { LANGUAGE_TAGS, type Locale } from "@/lib/core/locale";
import type { Texts } from "@/lib/core/messages";
import { formatMoney, HOME_CURRENCY } from "@/lib/core/money";
import type { Today } from "@/lib/today/client";
import { Explained } from "./explained";

type SalesProps = { figures: Today; locale: Locale; texts: Texts<"studio">["today"] };

/** What was sold in four times, and day by day. */
export function Sales({ figures, locale, texts }: SalesProps) {
  const entries = [
    [texts.salesToday, figures.today],
    [texts.salesYesterday, figures.yesterday],
    [texts.salesWeek, figures.week],
    [texts.salesMonth, figures.month],
  ] as const;
  return (
    <section aria-labelledby="sales">
      <h2 id="sales" className="text-lg">
        {texts.sales}
      </h2>
      <div className="mt-3 grid grid-cols-2 gap-3 lg:grid-cols-4">
        {entries.map(([name, { net, orders }]) => (
          <Explained key={name} name={name} how={texts.salesHow}>
            <p className="text-xl font-semibold price sm:text-2xl">{formatMoney(net, LANGUAGE_TAGS[locale])}</p>
            <p className="text-sm text-muted">{fill(texts.orderCount, { count: orders })}</p>
          </Explained>
        ))}
      </div>
      <Chart figures={figures} locale={locale} texts={texts} />
    </section>
  );
}

/** A bar a day. The figures stand in a table too, for those who do not see bars. */
function Chart({ figures: { days }, locale, texts }: SalesProps) {
  const most = Math.max(1, ...days.map(({ net }) => net));
  const moneyOf = (amount: number) => formatMoney({ amount, currency: HOME_CURRENCY }, LANGUAGE_TAGS[locale]);
  return (
    <figure className="mt-3 rounded-card border border-line bg-surface p-4">
      <figcaption className="text-sm text-muted">{texts.chart}</figcaption>
      <div aria-hidden="true" className="mt-3 flex h-32 items-end gap-1">
        {days.map(({ day, net }) => (
          <div key={day} title={`${formatDay(day, locale)}: ${moneyOf(net)}`} className="flex h-full flex-1 items-end">
            <div
              className={`w-full rounded-thumb ${net > 0 ? "min-h-1 bg-clay" : "h-px bg-line"}`}
              style={net > 0 ? { height: `${String((net / most) * 100)}%` } : undefined}
            />
          </div>
        ))}
      </div>
      <p aria-hidden="true" className="mt-2 flex justify-between text-xs text-muted">
        <span>{formatDay(days[0]?.day ?? "", locale)}</span>
        <span>{formatDay(days.at(-1)?.day ?? "", locale)}</span>
      </p>
      <table className="sr-only">
        <caption>{texts.chart}</caption>
        <tbody>
          {days.map(({ day, net }) => (
            <tr key={day}>
              <th scope="row">{formatDay(day, locale)}</th>
              <td>{moneyOf(net)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </figure>
  );
}
