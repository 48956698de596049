import { type Tab, Tabs } from "@/components/studio/ui/tabs";
import type { Locale } from "@/lib/core/locale";
import type { Texts } from "@/lib/core/messages";
import { routes } from "@/lib/core/routes";

const TABS = [
  ["settings", "tabShop"],
  ["settings/look", "tabLook"],
  ["settings/texts", "tabTexts"],
  ["settings/delivery", "tabDelivery"],
  ["settings/secrets", "tabSecrets"],
] as const;

/** The ways between the parts of the settings. */
export function SettingsTabs({ locale, texts }: { locale: Locale; texts: Texts<"studio">["settings"] }) {
  const tabs = TABS.map(([room, name]): Tab => ({ href: routes.studioRoom(locale, room), name: texts[name] }));
  return <Tabs label={texts.tabs} tabs={tabs} />;
}
