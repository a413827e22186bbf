/** Who of several persons is which argument: by the word for it beside the name, or by the preposition that the tool has before it. */
import type { ToolInfo } from "../../../../../catalog/tool-info.ts";
import { stemWord } from "../../../../language/stem.ts";
import type { Field } from "../../link/fields.ts";
import { personOf, prepositionsOf } from "../../link/person-arguments.ts";
import type { Reading } from "../../read/reading.ts";
import type { CallContext } from "./context.ts";
import type { Value } from "./value.ts";

/** More than all that may speak for another argument. */
const AGAINST = -5;
/** Before those for whom or to whom something is done. */
const PATIENT = new Set("to for at".split(" "));

export function personCue(
  value: Value,
  field: Field,
  { reading, tool, fields }: CallContext,
): number {
  if (value.is !== "name" || personOf(field) === undefined) return 0;
  const persons = fields.filter((one) => personOf(one) !== undefined);
  if (persons.length < 2) return 0;
  const word = prepositionBefore(value, reading);
  const owner = ownerOf(word, persons, tool);
  if (owner !== undefined) return owner.name === field.name ? 0.8 : AGAINST;
  return isAgainst(word, field, persons, tool) ? AGAINST : 0;
}

/** Whether the words say which of the persons of a tool a name is. */
export function isToldApart(
  value: Value,
  field: Field,
  persons: readonly Field[],
  tool: ToolInfo,
  reading: Reading,
): boolean {
  const others = persons.filter((one) => one.name !== field.name);
  const word = prepositionBefore(value, reading);
  if (ownerOf(word, persons, tool)?.name === field.name) return true;
  if (others.every((other) => isAgainst(word, other, persons, tool))) return true;
  const wordsFor = (one: Field): ReadonlySet<string> =>
    new Set([...one.names, stemWord(personOf(one) ?? "")]);
  const own = new Set(
    [...wordsFor(field)].filter((stem) => !others.some((other) => wordsFor(other).has(stem))),
  );
  const { tokens } = reading;
  const near = [
    ...tokens.slice(Math.max(0, value.from - 3), value.from),
    ...tokens.slice(value.to, value.to + 3),
  ];
  return (
    near.some(({ stem, lower }) => own.has(stem) || lower === field.name.toLowerCase()) ||
    isDirected(word, field, others)
  );
}

const WHITHER = /\b(?:to|recipient|receiver|addressee|destination|new)\b/i;
const WHENCE = /\b(?:from|sender|source|giver|old)\b/i;

/** "From Ada to Ben" of a sender and a recipient. */
function isDirected(word: string, field: Field, others: readonly Field[]): boolean {
  const way = word === "from" ? WHENCE : word === "to" || word === "for" ? WHITHER : undefined;
  const says = ({ name, description }: Field): boolean =>
    way?.test(`${name.replaceAll("_", " ")} ${description}`) === true;
  return says(field) && !others.some(says);
}

function ownerOf(word: string, persons: readonly Field[], tool: ToolInfo): Field | undefined {
  const [one, ...more] = persons.filter((person) => prepositionsOf(tool, person).has(word));
  return more.length > 0 ? undefined : one;
}

/** "By Nadia" is nobody to whom something is done, and "for Edith" nobody who does it. */
function isAgainst(word: string, field: Field, persons: readonly Field[], tool: ToolInfo): boolean {
  const own = prepositionsOf(tool, field);
  const isAgent = (one: ReadonlySet<string>): boolean => one.size === 1 && one.has("by");
  if (word === "by")
    return (
      own.size > 0 && !own.has("by") && persons.some((one) => prepositionsOf(tool, one).size === 0)
    );
  return PATIENT.has(word) && isAgent(own);
}

/** The word before a name, its article and its title. */
function prepositionBefore({ from }: Value, { tokens }: Reading): string {
  let at = from - 1;
  while (/^(?:the|a|an|our|my|mr|mrs|ms|miss|dr|\.)$/.test(tokens[at]?.lower ?? "")) at -= 1;
  return tokens[at]?.lower ?? "";
}
