/** `{name}` in a query stands for a parameter. */

export interface Placeholder {
  readonly name: string;
  /** Offset in the query (UTF-16 code units). */
  readonly start: number;
  readonly end: number;
}

export function placeholdersOf(query: string): Placeholder[] {
  return [...query.matchAll(/\{([A-Za-z_][A-Za-z0-9_]*)\}/g)].map((match) => ({
    name: match[1] ?? "",
    start: match.index,
    end: match.index + match[0].length,
  }));
}
