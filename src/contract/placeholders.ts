/** `{name}` in a query, and in titles that were made of its words, stands for a parameter. */

export interface Placeholder {
  readonly name: string;
  /** Offset in the query (UTF-16 code units). */
  readonly start: number;
  readonly end: number;
}

const PLACEHOLDER = /\{([A-Za-z_][A-Za-z0-9_]*)\}/g;

export function placeholdersOf(query: string): Placeholder[] {
  return [...query.matchAll(PLACEHOLDER)].map((match) => ({
    name: match[1] ?? "",
    start: match.index,
    end: match.index + match[0].length,
  }));
}

/** The text as a person reads it who wants to know what was done: with the values. For display only: it is no longer the plan's. */
export function fillPlaceholders(text: string, values: Readonly<Record<string, unknown>>): string {
  return text.replaceAll(PLACEHOLDER, (placeholder, name: string) =>
    Object.hasOwn(values, name) ? String(values[name]) : placeholder,
  );
}
