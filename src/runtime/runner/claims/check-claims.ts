/** Whether a sentence says what the tasks that it cites have returned, and nothing else. Without a model. */
import { attributes } from "./attributes.ts";
import { changes } from "./changes.ts";
import {
  doesNotFollow,
  merged,
  verdict,
  type Claim,
  type ClauseCheck,
  type Sentence,
  type Verdict,
} from "./check.ts";
import { clausesOf, type Clause } from "./clauses.ts";
import { comparisons } from "./comparisons.ts";
import { countedThings } from "./counted-things.ts";
import { counts } from "./counts.ts";
import type { Evidence } from "./evidence.ts";
import type { Grid } from "./grids.ts";
import { isNumber, isWord } from "./items.ts";
import { looseWords } from "./loose-words.ts";
import { places } from "./places.ts";
import { isQuoted } from "./quoted.ts";
import { ranges } from "./ranges.ts";
import { itemsIn } from "./read-items.ts";
import { rowValues } from "./row-values.ts";
import { areCoherent, subjectsOf } from "./subjects.ts";
import { superlatives } from "./superlatives.ts";
import { strangeWords } from "./strange-words.ts";

const checks: readonly ClauseCheck[] = [
  counts,
  ranges,
  superlatives,
  comparisons,
  changes,
  places,
  attributes,
  countedThings,
  looseWords,
];

/** Where an output has no rows, a sentence is held against this. */
const NO_ROWS: Grid = { columns: [], units: [], rows: [], isRecord: false };

/** Why it may not stand, each reason once; none when it may. What a tool has stated word for word may. */
export function objectionsTo(sentence: Sentence, evidence: Evidence): readonly string[] {
  if (isQuoted(sentence.text, evidence.statements)) return [];
  // All that a sentence says is of one table: parts of it that hold in different ones are not its claim.
  const grids = evidence.grids.length === 0 ? [NO_ROWS] : evidence.grids;
  const each = grids.map((grid) => judgedBy(sentence, grid, evidence));
  const opposite = each.find(({ isFalse }) => isFalse === true);
  const { objections } =
    opposite ??
    each.reduce((least, one) => (one.objections.length < least.objections.length ? one : least));
  return [...new Set(objections)];
}

function judgedBy({ text, tasks }: Sentence, grid: Grid, evidence: Evidence): Verdict {
  const clauses = clausesOf(itemsIn(text, grid), areCoherent);
  if (clauses.length === 0) return verdict([], "it says nothing");
  return merged(clauses.map((clause) => judged(clause, tasks, grid, evidence)));
}

function judged(clause: Clause, tasks: string, grid: Grid, evidence: Evidence): Verdict {
  const subjects = subjectsOf(clause.cells);
  const names = clause.cells.map(({ text }) => text).join(", ");
  if (subjects === undefined || subjects.some(({ rows }) => rows.length === 0))
    return verdict([], `no row of the data of ${tasks} has ${names}`);
  const claim: Claim = { clause, grid, subjects, evidence, tasks };
  const computed = merged(checks.map((check) => check(claim)));
  const rest = clause.items.filter(isNumber).filter((number) => !computed.shown.includes(number));
  const all = merged([computed, rowValues(claim, rest)]);
  const objections = [...all.objections, ...strangeWords(claim, new Set(all.shown))];
  const isFact =
    all.shown.length > 0 || clause.items.some((item) => isWord(item) && /[./]/.test(item.word));
  if (objections.length === 0 && !isFact)
    objections.push(doesNotFollow(clause.items.map((item) => item.text).join(" "), tasks));
  return { ...all, objections };
}
