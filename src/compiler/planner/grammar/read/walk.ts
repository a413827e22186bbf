/** The ways in which recognisers walk a query: by stretches between blanks, by forms of its text, by tokens. */
import type { Chunk } from "./chunks.ts";
import type { Draft } from "./draft.ts";
import type { Mark, MarkKind, MarkOf, Meaning } from "./reading.ts";

/** A mark for each chunk that means something. */
export function markChunks(draft: Draft, meaningOf: (chunk: Chunk) => Meaning | undefined): Mark[] {
  const marks: Mark[] = [];
  for (const chunk of draft.chunks) {
    const meaning = meaningOf(chunk);
    const span = meaning && draft.spanOf(chunk.start, chunk.end);
    if (meaning !== undefined && span !== undefined) marks.push({ ...span, ...meaning });
  }
  return marks;
}

/** A mark for each place where the text has a form, and means something. */
export function markForms(
  draft: Draft,
  form: RegExp,
  meaningOf: (match: RegExpExecArray) => Meaning | undefined,
): Mark[] {
  const marks: Mark[] = [];
  for (const match of draft.query.matchAll(form)) {
    const meaning = meaningOf(match);
    const span = meaning && draft.spanOf(match.index, match.index + match[0].length);
    if (meaning !== undefined && span !== undefined) marks.push({ ...span, ...meaning });
  }
  return marks;
}

/** What is found from token to token; the next is looked for behind the one before. */
export function* findFrom<Found extends { readonly to: number }>(
  draft: Draft,
  findAt: (at: number) => Found | undefined,
): Generator<Found & { readonly from: number }> {
  for (let at = 0; at < draft.tokens.length;) {
    const found = draft.isLiteral(at) ? undefined : findAt(at);
    if (found !== undefined) yield { ...found, from: at };
    at = found?.to ?? at + 1;
  }
}

export function isMark<Kind extends MarkKind>(kind: Kind): (mark: Mark) => mark is MarkOf<Kind> {
  return (mark): mark is MarkOf<Kind> => mark.is === kind;
}
