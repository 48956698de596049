import { Link } from "@/components/ui/link";
import type { Locale } from "@/lib/core/locale";
import type { Texts } from "@/lib/core/messages";
import { routes } from "@/lib/core/routes";
import type { Today } from "@/lib/today/client";
import { Explained } from "./explained";

type WaitingProps = { figures: Today; locale: Locale; texts: Texts<"studio">["today"] };

/** Five share a row of two, of three, of five: nobody stands alone. */
const WIDTHS = [
  "sm:col-span-2 lg:col-span-1",
  "sm:col-span-2 lg:col-span-1",
  "max-sm:col-span-2 sm:col-span-2 lg:col-span-1",
  "sm:col-span-3 lg:col-span-1",
  "sm:col-span-3 lg:col-span-1",
];

/** What waits for somebody, each with the way to it. */
export function Waiting({ figures, locale, texts }: WaitingProps) {
  const entries = [
    { name: texts.toPack, how: texts.toPackHow, count: figures.toPack, path: "orders?state=placed" },
    { name: texts.toShip, how: texts.toShipHow, count: figures.toShip, path: "orders?state=packed" },
    { name: texts.tasks, how: texts.tasksHow, count: figures.openTasks, path: "tasks" },
    { name: texts.scheduled, how: texts.scheduledHow, count: figures.scheduledPosts, path: "posts?status=scheduled" },
    { name: texts.drafts, how: texts.draftsHow, count: figures.drafts, path: "posts?status=draft" },
  ];
  return (
    <section aria-labelledby="waiting">
      <h2 id="waiting" className="text-lg">
        {texts.waiting}
      </h2>
      <div className="mt-3 grid grid-cols-2 gap-3 sm:grid-cols-6 lg:grid-cols-5">
        {entries.map(({ name, how, count, path }, index) => (
          <Explained key={path} name={name} how={how} className={WIDTHS[index] ?? ""}>
            <Link
              href={routes.studioRoom(locale, path)}
              aria-label={`${name}: ${String(count)}`}
              className={`inline-flex min-h-11 min-w-11 pressable items-center text-2xl font-semibold price ${count > 0 ? "text-clay" : ""}`}
            >
              {count}
            </Link>
          </Explained>
        ))}
      </div>
    </section>
  );
}
