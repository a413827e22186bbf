/** Orders about what came before ("… and file it", "… and keep them") that became no step: their words alone add nothing. */
import { wordsNotUsed, type Diagnostic } from "../../../../contract/diagnostics/index.ts";
import { isFunctionWord } from "../link/function-words.ts";
import { isShowing } from "../link/verbs.ts";
import type { Reading } from "../read/reading.ts";
import type { Clause } from "./clause.ts";
import { asksToSee } from "./presenting.ts";
import { textOf, type Step } from "./step.ts";
import { placeOf } from "./tables.ts";

const OBJECTS = new Set("it them this that these those both all everything".split(" "));
/** "… and tell her": somebody is to hear of it. */
const PEOPLE = new Set("him her them".split(" "));
const SAYING = new Set("tell inform notify text call email write remind ask".split(" "));
/** "Give them to me" asks to see what there is; "sort it" and "limit them" are of the question that they go on from. */
const TELLING = new Set(
  "give tell return present explain describe sort order group rank arrange count limit".split(" "),
);

export function droppedOrders(
  reading: Reading,
  clauses: readonly Clause[],
  steps: readonly Step[],
): Diagnostic[] {
  return clauses
    .filter(
      (clause) =>
        isBare(reading, clause) && !steps.some(({ span }) => span.from === clause.span.from),
    )
    .map(({ span }) =>
      wordsNotUsed(
        { words: textOf(reading, span), reason: "no task does what they ask for", tools: [] },
        placeOf(reading, span),
      ),
    );
}

/** A verb and what stands for something, and nothing else of content. */
function isBare(reading: Reading, { span, form }: Clause): boolean {
  const [verb, object, ...rest] = reading.tokens
    .slice(span.from, span.to)
    .filter(({ kind }) => kind !== "sign");
  if (form !== "imperative" || verb === undefined) return false;
  if (SAYING.has(verb.lower) && PEOPLE.has(object?.lower ?? ""))
    return rest.every(({ lower }) => isFunctionWord(lower));
  if (!OBJECTS.has(object?.lower ?? "")) return false;
  if (isShowing(verb.lower) || TELLING.has(verb.lower) || asksToSee(reading, span)) return false;
  return rest.every(({ lower }) => isFunctionWord(lower));
}
