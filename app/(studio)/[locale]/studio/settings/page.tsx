import { ShopFacts } from "@/components/studio/settings/shop-facts";
import { messagesOf } from "@/lib/core/messages";
import { studioPage } from "@/lib/http/studio-page";

export default async function ShopSettingsPage() {
  const { locale } = await studioPage("admin");
  const { studio } = messagesOf(locale);
  return <ShopFacts locale={locale} texts={{ room: studio.settings, ui: studio.ui }} />;
}
