import type { ReactNode } from "react";
import { StudioShell } from "@/components/studio/shell/studio-shell";
import { messagesOf } from "@/lib/core/messages";
import { studioPage } from "@/lib/http/studio-page";
import { pageShop } from "@/lib/settings";
import { getMe } from "@/lib/staff";

export default async function StudioLayout({ children }: { children: ReactNode }) {
  const { ctx, locale } = await studioPage("curator");
  const { shell, ui, roles } = messagesOf(locale).studio;
  const { name } = await pageShop();
  return (
    <StudioShell shopName={name[locale]} me={await getMe(ctx)} locale={locale} texts={{ shell, ui, roles }}>
      {children}
    </StudioShell>
  );
}
