import { z } from "zod";
import { isLocale } from "@/lib/core/locale";

const NAME = /^(u-[0-9a-f]{24})\.([a-z]{2})\.vtt$/;

/** Name of a file with captions: key of the clip, then the language. */
export const CaptionsParams = z.object({
  name: z
    .string()
    .regex(NAME)
    .transform((name, context) => {
      const [, key = "", locale = ""] = NAME.exec(name) ?? [];
      if (isLocale(locale)) return { key, locale };
      context.addIssue({ code: "custom", message: "Not a language of the shop." });
      return z.NEVER;
    }),
});
