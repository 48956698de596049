import { Tabs } from "@/components/studio/ui/tabs";
import type { Locale } from "@/lib/core/locale";
import type { Texts } from "@/lib/core/messages";
import { routes } from "@/lib/core/routes";

/** Where the requests are. */
export const REQUESTS_ROOM = "photos/requests";

/** The ways between the queue and the requests. */
export function PhotosTabs({ locale, texts }: { locale: Locale; texts: Texts<"studio">["requests"] }) {
  const queue = { href: routes.studioRoom(locale, "photos"), name: texts.queue };
  const requests = { href: routes.studioRoom(locale, REQUESTS_ROOM), name: texts.title, isWhole: true };
  return <Tabs label={texts.tabs} tabs={[queue, requests]} />;
}
