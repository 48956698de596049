import { TextEditor } from "@/components/studio/settings/text-editor";
import { messagesOf } from "@/lib/core/messages";
import { studioPage } from "@/lib/http/studio-page";

export default async function TextSettingsPage() {
  const { locale } = await studioPage("admin");
  const { studio, pages } = messagesOf(locale);
  return <TextEditor locale={locale} texts={{ room: studio.settings, ui: studio.ui, pages }} />;
}
