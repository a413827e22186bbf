/**
 * Reads a query, once: tokens, marks and sentences. What is read is the same for the same text, world and day. First
 * what stands for itself (`marks/literals.ts` and the files for longer ones), whose words are no language and whose
 * points end no sentence; then values that are said; then what is made of values. `times/` holds the grammar of times,
 * `numbers.ts` that of numbers; lists of words are JSON.
 */
import { isDeepStrictEqual } from "node:util";
import { draftOf, type Draft, type ReadingWorld, type Recogniser } from "./draft.ts";
import { chunksOf } from "./chunks.ts";
import { clocks } from "./marks/clocks.ts";
import { codes } from "./marks/codes.ts";
import { commands } from "./marks/commands.ts";
import { formulas } from "./marks/formulas.ts";
import { json } from "./marks/json.ts";
import { addresses, labelled, parameters, quoted } from "./marks/literals.ts";
import { measures } from "./marks/measures.ts";
import { names } from "./marks/names.ts";
import { paths } from "./marks/paths.ts";
import { lists, ranges } from "./marks/series.ts";
import { times } from "./marks/times.ts";
import { outermost, withoutParts } from "./prune.ts";
import type { Mark, Reading } from "./reading.ts";
import { sentencesOf } from "./sentences.ts";
import { tokensOf } from "./tokens.ts";

/** What is taken as it stands; of those within one another, the outermost. Paths and commands may be quoted. */
const LITERALS: readonly Recogniser[] = [
  quoted,
  labelled,
  parameters,
  addresses,
  json,
  paths,
  commands,
  codes,
  formulas,
];
/** What is said in language. Times take in the clock that follows them. */
const VALUES: readonly Recogniser[] = [clocks, measures, times];
/** What is made of values, once digits of dates are none any more. */
const COMBINED: readonly Recogniser[] = [ranges, lists, names];

export function read(query: string, world: ReadingWorld = {}): Reading {
  const tokens = tokensOf(query);
  const source = { query, tokens, chunks: chunksOf(query), world };
  const literals = outermost(found(LITERALS, (marks) => draftOf(source, marks)));
  const bare = draftOf(source, literals);
  const sentences = sentencesOf(bare);
  const drafted = (marks: readonly Mark[]): Draft => ({ ...bare, sentences, marks });
  const values = withoutParts(found(VALUES, drafted), tokens);
  const combined = found(COMBINED, (marks) => drafted([...literals, ...values, ...marks]));
  return { query, tokens, marks: sorted([...literals, ...values, ...combined]), sentences };
}

/** Each recogniser sees what those before it have found. */
function found(
  recognisers: readonly Recogniser[],
  draftWith: (marks: readonly Mark[]) => Draft,
): Mark[] {
  const marks: Mark[] = [];
  for (const recognise of recognisers) {
    for (const mark of recognise(draftWith([...marks]))) marks.push(mark);
  }
  return marks;
}

/** By their first token, the longest first, each once. */
function sorted(marks: readonly Mark[]): Mark[] {
  const inOrder = marks.toSorted((a, b) => a.from - b.from || b.to - a.to);
  return inOrder.filter((mark, at) => {
    for (let i = at - 1; inOrder[i]?.from === mark.from && inOrder[i]?.to === mark.to; i -= 1)
      if (isDeepStrictEqual(inOrder[i], mark)) return false;
    return true;
  });
}
