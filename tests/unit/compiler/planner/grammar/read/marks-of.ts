/** The marks of one kind in a query, each with the text that it stands on. */
import type { ReadingWorld } from "../../../../../../src/compiler/planner/grammar/read/draft.ts";
import type {
  MarkKind,
  MarkOf,
} from "../../../../../../src/compiler/planner/grammar/read/reading.ts";
import { read } from "../../../../../../src/compiler/planner/grammar/read/read.ts";

/** A Saturday. */
export const today = new Date("2026-11-28T12:00:00Z");

export function marksOf<Kind extends MarkKind>(
  query: string,
  kind: Kind,
  world: ReadingWorld = { today },
): (MarkOf<Kind> & { readonly said: string })[] {
  const { tokens, marks } = read(query, world);
  return marks
    .filter((mark) => mark.is === kind)
    .map((mark) => ({
      ...(mark as MarkOf<Kind>),
      said: query.slice(tokens[mark.from]?.start, tokens[mark.to - 1]?.end),
    }));
}
