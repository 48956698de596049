import { useId, useRef } from "react";
import { ShopLogo } from "@/components/shell/shop-logo";
import { useTry } from "@/components/ui/use-try";
import { BUTTON } from "@/components/ui/button";
import { FieldError } from "@/components/ui/field";
import { notify } from "@/components/ui/notice";
import { fill } from "@/lib/core/fill";
import type { Locale } from "@/lib/core/locale";
import { PICTURE_TYPES } from "@/lib/core/upload-limits";
import { saveLogo, sendLogo, type StaffSettings } from "@/lib/settings/staff-client";
import type { SettingsTexts } from "./settings-texts";

type LogoFieldProps = {
  settings: StaffSettings;
  onSaved: (settings: StaffSettings) => void;
  locale: Locale;
  texts: SettingsTexts;
};

/** The picture in place of the shop's name: it is in the shop as soon as it is sent. */
export function LogoField({ settings, onSaved, locale, texts: { room, ui } }: LogoFieldProps) {
  const { version, logo, name } = settings;
  const { isBusy, error, run } = useTry(ui.error);
  const picker = useRef<HTMLInputElement>(null);
  const id = useId();
  const put = async (mediaId: string | null) => {
    onSaved(await saveLogo(version, mediaId));
    notify({ text: room.logoSaved });
  };
  const send = (file: File | undefined) => {
    if (file) run(async () => put((await sendLogo(file)).id));
  };
  return (
    <div className="space-y-3 sm:col-span-2">
      {logo && (
        <p className="inline-flex rounded-card border border-line bg-paper p-3">
          <ShopLogo logo={logo} name={fill(room.logoAlt, { shop: name[locale] })} />
        </p>
      )}
      <input
        ref={picker}
        type="file"
        aria-label={room.logo}
        aria-describedby={error === undefined ? undefined : id}
        accept={PICTURE_TYPES.join(",")}
        onChange={({ target }) => {
          send(target.files?.[0]);
          target.value = "";
        }}
        className="sr-only"
        tabIndex={-1}
      />
      <div className="flex flex-wrap gap-2">
        <button type="button" disabled={isBusy} onClick={() => picker.current?.click()} className={BUTTON.secondary}>
          {isBusy ? ui.saving : logo ? room.logoChange : room.logoAdd}
        </button>
        {logo && (
          <button type="button" disabled={isBusy} onClick={() => run(() => put(null))} className={BUTTON.secondary}>
            {room.logoRemove}
          </button>
        )}
      </div>
      <div role="alert">{error !== undefined && <FieldError id={id} error={error} />}</div>
    </div>
  );
}
