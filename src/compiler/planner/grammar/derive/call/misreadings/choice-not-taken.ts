/** "Units of A+", "the IT uniforms": a choice that is spelled like a small word, as the tool spells it, and is not taken. */
import { fieldsOf } from "../../../link/fields.ts";
import { isFunctionWord } from "../../../link/function-words.ts";
import type { Token } from "../../../read/reading.ts";
import {
  isTaken,
  positionsIn,
  withRest,
  type CalledClause,
  type Misreading,
} from "./misreading.ts";

export function choiceNotTaken(clause: CalledClause): Misreading | undefined {
  const { tool } = clause;
  const { tokens } = clause.reading;
  for (const { name, kind, choices } of fieldsOf(tool)) {
    if (kind !== "choice") continue;
    const texts = new Set(
      choices.flatMap(({ value }) => (typeof value === "string" ? [value] : [])),
    );
    for (const at of positionsIn(withRest(clause))) {
      const to = endOfWord(tokens, at);
      const said = textBetween(tokens, at, to);
      // Other words have to be accounted for anyway.
      if (!isFunctionWord(tokens[at]?.lower ?? "") || !texts.has(said) || isTaken(at, clause))
        continue;
      if (to > at + 1 || /^\p{Lu}{2,}$/u.test(said))
        return {
          words: { from: at, to },
          reason: `it is a ${name} of ${tool.name}: say "${name} ${said}"`,
        };
    }
  }
  return undefined;
}

/** Signs that follow without a space: "A+". */
function endOfWord(tokens: readonly Token[], at: number): number {
  let to = at + 1;
  while (tokens[to]?.glued === true && tokens[to]?.kind === "sign") to += 1;
  return to;
}

function textBetween(tokens: readonly Token[], from: number, to: number): string {
  return tokens
    .slice(from, to)
    .map(({ text }) => text)
    .join("");
}
