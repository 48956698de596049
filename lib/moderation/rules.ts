type Before = { state: string; hasOpenReports: boolean; hasOpenAppeal: boolean };
type Outcome = "new" | "approved" | "rejected";

/**
 * What a decision makes of a photo.
 *
 * @returns Null where it cannot be decided so: to approve what is approved says something only to those who reported
 * it, to reject what is rejected only to the creator who asked for a second look.
 */
export function outcomeOf(
  action: "approve" | "reject",
  { state, hasOpenReports, hasOpenAppeal }: Before,
): Outcome | null {
  if (action === "approve") {
    return state === "new" || state === "rejected" || (state === "approved" && hasOpenReports) ? "approved" : null;
  }
  return state === "new" || state === "approved" || (state === "rejected" && hasOpenAppeal) ? "rejected" : null;
}

/** From this risk on a photo is blurred until somebody wants to see it. */
export const RISK = { blurred: 60 } as const;
const SUSPECTED = 0.5;

type Noticed = {
  screening: { model: { porn: number; sexy: number; hentai: number } | null; words: readonly string[] } | null;
  resemblesId: string | null;
  resemblesMediaKey: string | null;
};

/** Names of what the screening noticed in a photo, for the one who decides. */
export function flagsOf({ screening, resemblesId, resemblesMediaKey }: Noticed): string[] {
  const model = screening?.model ?? null;
  const flags: [string, boolean][] = [
    ["explicit", model !== null && Math.max(model.porn, model.hentai) >= SUSPECTED],
    ["suggestive", model !== null && model.sexy >= SUSPECTED],
    ["unseen", model === null],
    ["own_picture", resemblesMediaKey !== null],
    ["repeated", resemblesId !== null],
  ];
  return [...flags.flatMap(([name, holds]) => (holds ? [name] : [])), ...(screening?.words ?? [])];
}
