/** Stretches of text between blanks, without the quotation marks and sentence signs around them. */

export interface Chunk {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** Letters alone, in the case of words: most of a text, and no form of a literal. */
  readonly isWord: boolean;
}

const CHUNK = /[^\s"“”`]+/gu;
const WORD = /^\p{L}\p{Ll}*$/u;
const OPENING = "(['‘<";
const CLOSING = ".,;:!?)]'’>";
/** The longest path of most file systems; nothing else that stands for itself is longer. */
const LONGEST = 4096;

export function chunksOf(query: string): Chunk[] {
  const chunks: Chunk[] = [];
  for (const { 0: whole, index } of query.matchAll(CHUNK)) {
    if (whole.length > LONGEST) continue;
    let [start, end] = [0, whole.length];
    while (start < end && OPENING.includes(whole.charAt(start))) start += 1;
    while (end > start && CLOSING.includes(whole.charAt(end - 1))) {
      // "foo()" and "a(b)" keep what closes them.
      if (whole.charAt(end - 1) === ")" && whole.slice(start, end).includes("(")) break;
      end -= 1;
    }
    // "sales.csv's columns"
    if (/['’]s$/u.test(whole.slice(start, end))) end -= 2;
    const text = whole.slice(start, end);
    if (text !== "")
      chunks.push({ text, start: index + start, end: index + end, isWord: WORD.test(text) });
  }
  return chunks;
}
