import { stemOf } from "../../language/terms.ts";
import type { Extractor } from "../candidate.ts";
import { stemWord } from "../../../../language/stem.ts";

const SAID = 0.8;

const NEGATIONS = new Set([
  "without",
  "no",
  "not",
  "excluding",
  "exclude",
  "except",
  "skip",
  "ignoring",
  "ignore",
]);
/** Parts of a field's name that are not about what it switches. */
const PREFIXES = new Set(["include", "with", "is", "has", "show", "allow", "use"].map(stemWord));

/** On when the wording has the words of the field's name, off when it denies them. */
export const findFlag: Extractor = ({ field, reading: { tokens } }) => {
  const names = field.names.filter((name) => !PREFIXES.has(name));
  const isNegative = NEGATIONS.has(names[0] ?? "");
  const wanted = isNegative ? names.slice(1) : names;
  const at = wanted.map((name) => tokens.findIndex((token) => stemOf(token) === name));
  if (wanted.length === 0 || at.includes(-1)) return [];
  const first = Math.min(...at);
  const isDenied = tokens
    .slice(Math.max(0, first - 2), first)
    .some(({ lower }) => NEGATIONS.has(lower));
  return [{ arg: isDenied === isNegative, at, score: SAID }];
};
