import { PREPOSITIONS } from "../../language/words.ts";
import { isLiteral } from "../../language/literals.ts";
import { isLabel, isWholeText } from "../connect.ts";
import {
  candidatesOf,
  positions,
  type Candidate,
  type Extraction,
  type Extractor,
} from "../candidate.ts";
import type { Field } from "../fields.ts";
import type { Group, Item } from "../reading.ts";
import { toArg } from "../to-arg.ts";
import { cuesOf, isCued, isNamed, namesRows, needsCue } from "./cues.ts";

const QUOTED = 0.9;
/** One of the values that the schema gives as examples. */
const EXAMPLE = 0.95;
const CUED = 0.8;
/** What must be said, and is the one thing that nothing else explains. */
const REQUIRED = 0.6;
/** "AAPL and MSFT", for a list of names. */
const NAMES = 0.65;
/** A word that may as well be a column. */
const WORDS = 0.42;
/** What follows "for" or "about", even in words that the tool has for itself. */
const PHRASE = 0.5;

/** Quoted text, and words that nothing else explains. */
export const findText: Extractor = (extraction) => {
  const { field, reading, siblings } = extraction;
  const quoted = reading
    .literals("quoted")
    .flatMap((group) => candidatesOf(field, group, weighQuoted(field, group, siblings)));
  // A text to work on stands in quotes or is made: words about it are not the text.
  if (isWholeText(field)) return quoted.filter(({ score }) => score > 0);
  const values = reading.values.flatMap((group) =>
    candidatesOf(field, group, scoreOf(field, group)),
  );
  const known = [...quoted, ...values, ...examplesApart(extraction)].filter(
    ({ score }) => score > 0,
  );
  return known.length > 0 || !field.required ? known : phrasesFor(extraction);
};

/** "btc price, eth price": known values that stand apart are one list. */
function examplesApart({ field, reading }: Extraction): Candidate[] {
  const items = reading.values
    .flatMap((group) => group.items)
    .filter(({ text }) => field.examples.has(text.toLowerCase()));
  if (!field.list || items.length < 2) return [];
  const score = EXAMPLE + 0.01;
  return [{ arg: items.map(({ arg }) => arg), at: items.flatMap(positions), score }];
}

function weighQuoted(field: Field, { cue, after }: Group, siblings: readonly Field[]): number {
  if (isCued(field, cue) || isNamed(field, cue, after)) return QUOTED + 0.05;
  if (field.required) return QUOTED;
  const isOnly = siblings.filter(({ kind }) => kind === "text").length === 1;
  return isOnly && !needsCue(field) ? QUOTED - 0.1 : 0;
}

function scoreOf(field: Field, group: Group): number {
  const { items, cue, after } = group;
  if (items.some(({ text }) => field.examples.has(text.toLowerCase()))) return EXAMPLE;
  if (isCued(field, cue) || isNamed(field, cue, after)) return CUED + (field.required ? 0.05 : 0);
  // What a thing is called is said as such, or is not said.
  if (isLabel(field) && field.name !== "name") return 0;
  if (field.required) return REQUIRED + (items.some(({ isName }) => isName) ? 0.05 : 0);
  if (!field.list) return 0;
  if (items.every(({ isName }) => isName)) return NAMES;
  if (["by", "per"].includes(cue) || namesRows(group)) return 0;
  const isList = items.length > 1;
  return isList && ["between", "of", "correlate", "compare"].includes(cue) ? NAMES : WORDS;
}

/** "search for error handling in src": up to where the next phrase begins. */
function phrasesFor({ field, reading: { tokens, times }, params }: Extraction): Candidate[] {
  const cues = cuesOf(field);
  return tokens.flatMap((token, at): Candidate[] => {
    if (!cues.includes(token.lower)) return [];
    let to = at + 1;
    const ends = (position: number): boolean => {
      const next = tokens[position];
      return (
        next === undefined ||
        next.kind === "mark" ||
        isLiteral(next) ||
        PREPOSITIONS.has(next.lower) ||
        times.some(({ from }) => from === position)
      );
    };
    while (!ends(to)) to += 1;
    if (to === at + 1) return [];
    const text = tokens
      .slice(at + 1, to)
      .map((each) => each.value)
      .join(" ");
    const item: Item = { text, arg: toArg(text, params), from: at + 1, to, isName: false };
    return candidatesOf(
      field,
      { items: [item], cue: token.lower, after: "", isRange: false },
      PHRASE,
    );
  });
}
