import { useState } from "react";
import { BUTTON } from "@/components/ui/button";
import { TextField } from "@/components/ui/field";
import type { SavedAddress } from "@/lib/accounts/contract";
import { fill } from "@/lib/core/fill";
import { changeAddress, removeAddress } from "@/lib/customers/client";
import { type AccountPart, AccountSection, QuietButton } from "./account-section";

type AccountAddressesProps = AccountPart & { addresses: readonly SavedAddress[] };

/** Where things go: to name, to choose, to let go of. */
export function AccountAddresses({ addresses, ...part }: AccountAddressesProps) {
  const { texts } = part;
  return (
    <AccountSection title={texts.addresses} empty={addresses.length === 0 && texts.noAddresses}>
      {addresses.map((saved) => (
        <AddressRow key={saved.id} saved={saved} {...part} />
      ))}
    </AccountSection>
  );
}

function AddressRow({ saved, texts, isBusy, change }: AccountPart & { saved: SavedAddress }) {
  const [isNaming, setNaming] = useState(false);
  const { id, label, contact, address, isDefault } = saved;
  const place = label || address.district;
  const { line1, line2, subdistrict, district, province, postalCode } = address;
  const name = (value: string) => {
    setNaming(false);
    change(() => changeAddress(id, { label: value }));
  };
  return (
    <li className="py-3">
      {label !== "" && <p className="font-semibold">{label}</p>}
      <p>{contact.name}</p>
      <p className="text-sm text-muted">
        {[line1, line2, subdistrict, district, province, postalCode].filter(Boolean).join(" ")}
      </p>
      {isNaming ? (
        <NameForm label={label} texts={texts} onName={name} />
      ) : (
        <div className="-mx-2 flex flex-wrap items-center">
          {isDefault ? (
            <span className="px-2 text-sm text-celadon">{texts.isDefault}</span>
          ) : (
            <QuietButton
              label={`${texts.makeDefault}: ${place}`}
              text={texts.makeDefault}
              isBusy={isBusy}
              onPress={() => change(() => changeAddress(id, { isDefault: true }))}
            />
          )}
          <QuietButton
            label={fill(texts.renameAddress, { place })}
            text={texts.rename}
            isBusy={isBusy}
            onPress={() => setNaming(true)}
          />
          <QuietButton
            label={fill(texts.removeAddress, { place })}
            text={texts.remove}
            isBusy={isBusy}
            onPress={() => change(() => removeAddress(id))}
          />
        </div>
      )}
    </li>
  );
}

type NameFormProps = { label: string; texts: AccountPart["texts"]; onName: (label: string) => void };

function NameForm({ label, texts, onName }: NameFormProps) {
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        const name = new FormData(event.currentTarget).get("label");
        if (typeof name === "string") onName(name);
      }}
      className="mt-2 flex items-end gap-2"
    >
      <TextField
        label={texts.rename}
        error={undefined}
        name="label"
        defaultValue={label}
        maxLength={40}
        enterKeyHint="done"
        className="flex-1"
      />
      <button type="submit" className={BUTTON.secondary}>
        {texts.save}
      </button>
    </form>
  );
}
