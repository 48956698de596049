import { Secrets } from "@/components/studio/settings/secrets";
import { messagesOf } from "@/lib/core/messages";
import { studioPage } from "@/lib/http/studio-page";

export default async function SecretSettingsPage() {
  const { locale } = await studioPage("admin");
  const { studio } = messagesOf(locale);
  return <Secrets locale={locale} texts={{ room: studio.settings, ui: studio.ui }} />;
}
