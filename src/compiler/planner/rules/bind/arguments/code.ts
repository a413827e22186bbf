import { candidatesOf, type Candidate, type Extractor } from "../candidate.ts";
import type { Field } from "../fields.ts";
import type { Group } from "../reading.ts";
import { isCued, isNamed } from "./cues.ts";

const QUOTED = 0.9;
const CUED = 0.7;
const REQUIRED = 0.5;

/** Text in some notation (SQL, a revision): quoted, or one word that nothing explains. */
export const findCode: Extractor = ({ field, reading }) => [
  ...reading.literals("quoted").flatMap((group) => candidatesOf(field, group, QUOTED)),
  ...reading.values
    .filter(isOneWordEach)
    .flatMap((group): Candidate[] => candidatesOf(field, group, scoreOf(field, group))),
];

function scoreOf(field: Field, group: Group): number {
  // A whole statement is never one word.
  if (field.schema.format === "sql") return 0;
  if (group.isRange || isCued(field, group.cue) || isNamed(field, group.cue, group.after))
    return CUED;
  const looksLikeCode = group.items.every(({ text }) => /[\d~^./_-]|^\p{Lu}+$/u.test(text));
  return looksLikeCode && (field.required || group.items.length > 1) ? REQUIRED : 0;
}

function isOneWordEach({ items }: Group): boolean {
  return items.every(({ text }) => !text.includes(" "));
}
