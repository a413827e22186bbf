/** "Cancel A-902 and charge_fee": a word that only an argument speaks of which would stay as it is by default. */
import { fieldsOf, outputsOf, type Field } from "../../../link/fields.ts";
import { addsNothing, isFunctionWord } from "../../../link/function-words.ts";
import {
  isOptional,
  isTaken,
  positionsIn,
  withRest,
  type CalledClause,
  type Misreading,
} from "./misreading.ts";

export function optionLeftOut(clause: CalledClause): Misreading | undefined {
  const { reading, tool, about, calls } = clause;
  const whole = withRest(clause);
  if (tool.effect === "read") return undefined;
  const fields = fieldsOf(tool);
  const isGiven = (name: string): boolean =>
    calls.some(({ args }) => Object.hasOwn(args, name.split(".", 1)[0] ?? ""));
  const isOpen = (field: Field): boolean => isOptional(field) && !isGiven(field.name);
  const open = fields.filter(isOpen);
  const used = [...fields.filter((field) => !isOpen(field)), ...outputsOf(tool)];
  const known = new Set([...about, ...used.flatMap(({ names, said }) => [...names, ...said])]);
  for (const at of positionsIn(whole)) {
    const { kind, lower = "", stem = "" } = reading.tokens[at] ?? {};
    if (kind !== "word" || isFunctionWord(lower) || known.has(stem) || isTaken(at, clause))
      continue;
    const field = open.find(
      ({ name, names, said, kind: of }) =>
        name.toLowerCase() === lower ||
        ((of === "flag" || !addsNothing(lower)) && (names.includes(stem) || said.has(stem))),
    );
    if (field !== undefined)
      return {
        words: { from: at, to: at + 1 },
        reason: `it says something of ${field.name} of ${tool.name}, and not what it is to be`,
      };
  }
  return undefined;
}
