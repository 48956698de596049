import { useEffect, useState } from "react";
import type { Texts } from "@/lib/core/messages";
import { CHOICE } from "./choice";
import { readTheme, setTheme, type Theme, THEMES } from "./theme";

/** Light, dark, or as the device is. */
export function ThemeChoice({ texts }: { texts: Texts<"me"> }) {
  const [chosen, setChosen] = useState<Theme>("system");
  useEffect(() => queueMicrotask(() => setChosen(readTheme())), []);
  return (
    <fieldset>
      <legend className="text-lg font-semibold">{texts.theme}</legend>
      <div className="mt-2 flex gap-2">
        {THEMES.map((theme) => (
          <label key={theme} className={CHOICE}>
            <input
              type="radio"
              name="theme"
              value={theme}
              checked={theme === chosen}
              onChange={() => {
                setChosen(theme);
                setTheme(theme);
              }}
              className="sr-only"
            />
            {texts[theme]}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
