import { Rates } from "@/components/studio/settings/rates";
import { messagesOf } from "@/lib/core/messages";
import { studioPage } from "@/lib/http/studio-page";

export default async function DeliverySettingsPage() {
  const { locale } = await studioPage("admin");
  const { studio } = messagesOf(locale);
  return <Rates locale={locale} texts={{ room: studio.settings, ui: studio.ui }} />;
}
