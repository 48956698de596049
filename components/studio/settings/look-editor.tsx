"use client";

import { useId } from "react";
import type { FeedTexts } from "@/components/posts/feed-texts";
import { Conflict } from "@/components/studio/ui/conflict";
import { ListState } from "@/components/studio/ui/list-state";
import { SaveBar } from "@/components/studio/ui/save-bar";
import { BUTTON } from "@/components/ui/button";
import { SelectField, TextField } from "@/components/ui/field";
import type { Locale } from "@/lib/core/locale";
import { COLOURS, type FontName, FONTS, type Look, RADII } from "@/lib/core/look";
import type { Texts } from "@/lib/core/messages";
import type { PostView } from "@/lib/posts/contract";
import { saveLook } from "@/lib/settings/staff-client";
import { ColourRow } from "./colour-row";
import { LookPreview } from "./look-preview";
import type { SettingsTexts } from "./settings-texts";
import { useSettings } from "./use-settings";

type LookEditorProps = {
  /** The newest post, to see the look on. */
  post: PostView | undefined;
  locale: Locale;
  texts: SettingsTexts & { feed: FeedTexts; product: Texts<"product"> };
};

const RADIUS_TEXTS = { card: "radiusCard", sheet: "radiusSheet", thumb: "radiusThumb" } as const;

/** Colours, corners and font, seen on a real post while they change. */
export function LookEditor({ post, locale, texts }: LookEditorProps) {
  const { room, ui } = texts;
  const { query, editor } = useSettings<Look>({
    draftOf: ({ look }) => look,
    send: (look, version) => saveLook(version, look),
    saved: room.savedLook,
    offline: ui.error,
  });
  const { draft: look, set, faults } = editor;
  const id = useId();
  return (
    <ListState query={query} count={1} empty={null} locale={locale} texts={ui}>
      {editor.hasConflict && (
        <Conflict isBusy={editor.isBusy} onOpenTheirs={editor.openTheirs} onKeepMine={editor.keepMine} texts={ui} />
      )}
      {look && (
        <div className="grid gap-8 xl:grid-cols-[1fr_20rem]">
          <div className="min-w-0">
            <section aria-labelledby={id}>
              <h2 id={id} className="text-lg">
                {room.colours}
              </h2>
              <p className="mt-1 text-sm text-muted">{room.contrastHint}</p>
              <div role="group" aria-label={room.colours} className="mt-3 divide-y divide-line border-y border-line">
                {COLOURS.map((name) => (
                  <ColourRow
                    key={name}
                    name={name}
                    look={look}
                    onChange={(scheme, colour) => set({ [scheme]: { ...look[scheme], [name]: colour } })}
                    faults={{ light: faults[`look/light/${name}`], dark: faults[`look/dark/${name}`] }}
                    texts={room}
                  />
                ))}
              </div>
            </section>
            <Shape look={look} set={set} faults={faults} texts={room} />
            <button
              type="button"
              onClick={() => query.data && set(query.data.shippedLook)}
              className={`${BUTTON.secondary} mt-6`}
            >
              {room.resetLook}
            </button>
          </div>
          <LookPreview look={look} post={post} locale={locale} texts={texts} />
        </div>
      )}
      <SaveBar {...editor} onSave={editor.save} onDiscard={editor.discard} texts={ui} />
    </ListState>
  );
}

type ShapeProps = {
  look: Look;
  set: (change: Partial<Look>) => void;
  faults: Partial<Record<string, string>>;
  texts: Texts<"studio">["settings"];
};

/** How round corners are, and the font. */
function Shape({ look, set, faults, texts }: ShapeProps) {
  return (
    <div className="mt-6 grid gap-6 sm:grid-cols-2">
      <fieldset className="min-w-0">
        <legend className="text-lg font-semibold">{texts.radii}</legend>
        <div className="mt-2 grid grid-cols-3 gap-3">
          {RADII.map((name) => (
            <TextField
              key={name}
              label={texts[RADIUS_TEXTS[name]]}
              error={faults[`look/radii/${name}`]}
              type="number"
              inputMode="numeric"
              min={0}
              max={32}
              value={Number.isFinite(look.radii[name]) ? look.radii[name] : ""}
              onChange={({ target }) => set({ radii: { ...look.radii, [name]: target.valueAsNumber } })}
            />
          ))}
        </div>
      </fieldset>
      <SelectField
        label={texts.font}
        error={faults["look/font"]}
        value={look.font}
        onChange={({ target }) => {
          // Safe: the options are these names.
          set({ font: target.value as FontName });
        }}
        className="self-end"
      >
        {(Object.keys(FONTS) as FontName[]).map((name) => (
          <option key={name} value={name}>
            {texts[name]}
          </option>
        ))}
      </SelectField>
    </div>
  );
}
