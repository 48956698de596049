import { describe, expect, it } from "vitest";
import { LOCALES } from "@/lib/core/locale";
import { messagesOf } from "@/lib/core/messages";
import { AUDIT_ACTIONS, AUDIT_ENTITIES } from "./actions";

describe.each(LOCALES)("the words of the history, %s", (locale) => {
  const { actions, entities } = messagesOf(locale).studio.audit;

  it("names everything that is ever done, and what it is done to, and nothing else", () => {
    expect(Object.keys(actions).sort()).toEqual([...AUDIT_ACTIONS].sort());
    expect(Object.keys(entities).sort()).toEqual([...AUDIT_ENTITIES].sort());
  });

  it("calls no two of them the same: the choices of the filter would look alike", () => {
    for (const words of [actions, entities].map((each) => Object.values(each)))
      expect(new Set(words).size).toBe(words.length);
  });
});
