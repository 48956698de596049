"use client";

import { useQuery } from "@tanstack/react-query";
import { ListState } from "@/components/studio/ui/list-state";
import { StatusPill } from "@/components/studio/ui/status-pill";
import type { Locale } from "@/lib/core/locale";
import { settingsQuery } from "@/lib/settings/staff-client";
import type { SettingsTexts } from "./settings-texts";

const PURPOSES = {
  STRIPE_SECRET_KEY: "stripeKey",
  STRIPE_WEBHOOK_SECRET: "stripeHook",
  APP_SECRET: "appSecret",
  SMTP_URL: "smtp",
  DATABASE_URL: "database",
} as const;

/** Which secrets the environment gives; never what they are. */
export function Secrets({ locale, texts: { room, ui } }: { locale: Locale; texts: SettingsTexts }) {
  const query = useQuery(settingsQuery);
  const secrets = query.data?.secrets ?? [];
  return (
    <ListState query={query} count={secrets.length} empty={ui.none} locale={locale} texts={ui}>
      <h2 className="text-lg">{room.secrets}</h2>
      <p className="mt-1 max-w-prose text-sm text-muted">{room.secretsHint}</p>
      {query.data?.hasTestPayments && (
        <p className="mt-3">
          <StatusPill tone="warn">{room.testPayments}</StatusPill>
        </p>
      )}
      <ul className="mt-4 divide-y divide-line border-y border-line">
        {secrets.map(({ name, isSet }) => (
          <li key={name} className="flex flex-wrap items-center gap-x-4 gap-y-1 py-3">
            <span className="min-w-0 flex-1">
              <span className="block font-medium">{room[PURPOSES[name]]}</span>
              <code className="text-sm break-all text-muted">{name}</code>
            </span>
            <StatusPill tone={isSet ? "good" : "bad"}>{isSet ? room.isSet : room.isUnset}</StatusPill>
          </li>
        ))}
      </ul>
    </ListState>
  );
}
