/**
 * Puts values into a text of `messages`.
 *
 * @param template Text with names in braces, e.g. `{count} left`.
 * @param values A value for each name; a missing one leaves its braces, which a test of the messages would show.
 */
export const fill = (template: string, values: Record<string, string | number>): string =>
  template.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
