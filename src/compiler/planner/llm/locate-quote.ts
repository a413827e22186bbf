/** Where the words that a model quotes stand in the query. */
export type Span = readonly [start: number, end: number];

/** The first place with these words, whatever the case and the white space; `undefined` when there is none. */
export function locateQuote(query: string, quote: string): Span | undefined {
  const words = quote.match(/\S+/gu)?.map((word) => word.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&"));
  if (words === undefined) return undefined;
  const match = new RegExp(words.join("\\s+"), "iu").exec(query);
  return match === null ? undefined : [match.index, match.index + match[0].length];
}
