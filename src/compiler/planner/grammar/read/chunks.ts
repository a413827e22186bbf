/** Stretches of text between blanks, without the quotation marks and sentence signs around them. */

export interface Chunk {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

const CHUNK = /[^\s"“”`]+/gu;
const OPENING = new Set("(['‘<".split(""));
const CLOSING = new Set(".,;:!?)]'’>".split(""));
/** The longest path of most file systems; nothing else that stands for itself is longer. */
const LONGEST = 4096;

export function chunksOf(query: string): Chunk[] {
  const chunks: Chunk[] = [];
  for (const { 0: whole, index } of query.matchAll(CHUNK)) {
    if (whole.length > LONGEST) continue;
    let [start, end] = [0, whole.length];
    while (start < end && OPENING.has(whole.charAt(start))) start += 1;
    while (end > start && CLOSING.has(whole.charAt(end - 1))) {
      // "foo()" and "a(b)" keep what closes them.
      if (whole.charAt(end - 1) === ")" && whole.slice(start, end).includes("(")) break;
      end -= 1;
    }
    // "sales.csv's columns"
    if (/['’]s$/u.test(whole.slice(start, end))) end -= 2;
    if (end > start)
      chunks.push({ text: whole.slice(start, end), start: index + start, end: index + end });
  }
  return chunks;
}
