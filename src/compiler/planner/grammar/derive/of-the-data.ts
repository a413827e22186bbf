/** A question of which most words are columns, values or rows of a data file: no other agent is judged by the rest of it. */
import { addsNothing } from "../link/function-words.ts";
import type { Reading, Span } from "../read/reading.ts";
import { type Scope, type TableVerdict } from "./table-verdict.ts";
import { nearlyAsked } from "./ask-tables.ts";
import { questionsOf } from "./tables.ts";

const ASKING = /^(?:how|who|whose|whom|which|what|when|where)$/;
/** Of fewer, chance may have it that another agent's words stand in a table too. */
const FEWEST = 2;

/** `undefined` where something else may be asked. */
export function ofTheData(reading: Reading, span: Span, scope: Scope): TableVerdict | undefined {
  const { named, isColumn } = scope;
  const [best] = questionsOf(reading, span, named);
  if (best === undefined || best.uncovered.length === 0) return undefined;
  const { tokens } = reading;
  const content = Array.from({ length: span.to - span.from }, (_, i) => span.from + i).filter(
    (at) => tokens[at]?.kind === "word" && !addsNothing(tokens[at].lower),
  );
  const left = new Set(best.uncovered);
  const own = content.filter(
    (at) =>
      !left.has(at) &&
      best.uses.some(
        ({ from, to, became }) => from <= at && at < to && (isColumn(at) || OF_CELLS.test(became)),
      ),
  );
  const others = content.filter((at) => left.has(at));
  const isAsked = ASKING.test(tokens[span.from]?.lower ?? "") || own.length > 2 * others.length;
  // A file that is named is rather asked about than one that only has the words.
  const isMost = named.assumed
    ? isAsked && own.length >= FEWEST && own.length >= others.length
    : own.length > 0 && others.length <= own.length + 1;
  return isMost ? nearlyAsked(reading, span, { named: { ...named, assumed: true } }) : undefined;
}

/** What a part became of what stands in a table. */
const OF_CELLS = /^(?:condition|columns?|group|measure|extreme|rows)\b/;
