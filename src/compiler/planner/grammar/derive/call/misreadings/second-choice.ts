/** "A weeds notice and a rent notice", "the free and the let plots": two choices of one argument, of which a call has one. */
import { fieldsOf } from "../../../link/fields.ts";
import {
  isTaken,
  positionsIn,
  withRest,
  type CalledClause,
  type Misreading,
} from "./misreading.ts";

export function secondChoice(clause: CalledClause): Misreading | undefined {
  const {
    reading: { tokens },
    tool,
    calls,
  } = clause;
  for (const { name, kind, choices } of fieldsOf(tool)) {
    if (kind !== "choice") continue;
    const given = new Set(calls.flatMap(({ args }) => [args[name]].flat()));
    const others = new Set(
      choices.flatMap(({ value }) =>
        typeof value === "string" && !given.has(value) ? [value.toLowerCase()] : [],
      ),
    );
    if (choices.length === others.size) continue;
    const at = positionsIn(withRest(clause)).find(
      (one) => others.has(tokens[one]?.lower ?? "") && !isTaken(one, clause),
    );
    if (at !== undefined)
      return {
        words: { from: at, to: at + 1 },
        reason: `it is another ${name} of ${tool.name} than the one that is taken; ask for each by itself`,
      };
  }
  return undefined;
}
