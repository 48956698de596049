import type { RememberedDevice } from "@/lib/accounts/contract";
import { formatInstantDay } from "@/lib/core/dates";
import { fill } from "@/lib/core/fill";
import { revokeDevice } from "@/lib/customers/client";
import { type AccountPart, AccountSection, QuietButton } from "./account-section";

type AccountDevicesProps = AccountPart & { devices: readonly RememberedDevice[] };

/** The browsers that may buy for this shopper. */
export function AccountDevices({ devices, locale, texts, isBusy, change }: AccountDevicesProps) {
  return (
    <AccountSection title={texts.devices}>
      {devices.map(({ id, name, isThis, seenAt }) => (
        <li key={id} className="flex items-center gap-3 py-2">
          <span className="flex-1">
            <span className="block font-semibold">{name}</span>
            <span className="block text-sm text-muted">
              {isThis ? texts.thisDevice : fill(texts.lastSeen, { date: formatInstantDay(seenAt, locale) })}
            </span>
          </span>
          <QuietButton
            label={fill(texts.revokeDevice, { name })}
            text={texts.revoke}
            isBusy={isBusy}
            onPress={() => change(() => revokeDevice(id))}
          />
        </li>
      ))}
    </AccountSection>
  );
}
