import { useEffect, useState } from "react";
import type { Texts } from "@/lib/core/messages";
import { CHOICE } from "./choice";
import { readTheme, setTheme, type Theme, THEMES } from "./theme";

/** Light, dark, or as the device is. */
export function ThemeChoice({ texts }: { texts: Texts<"me"> }) {
  const [chosen, setChosen] = useState<Theme>("system");
  useEffect(() => {
    // After the first drawing, which is the server's, and when everything here was forgotten.
    const read = () => setChosen(readTheme());
    queueMicrotask(read);
    window.addEventListener("storage", read);
    return () => window.removeEventListener("storage", read);
  }, []);
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
