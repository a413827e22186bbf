/** What of a query no clause accounts for, and why that refuses it. */
import {
  conditionNotPlanned,
  missingFile,
  repetitionNotPlanned,
  wordsNotUsed,
  type Diagnostic,
} from "../../../../contract/diagnostics/index.ts";
import { nearestName } from "../../../../contract/nearest.ts";
import { type Agents } from "../link/agents.ts";
import { tellingIn } from "../link/asked-words.ts";
import { savedBy } from "../link/saving.ts";
import type { Reading, Span } from "../read/reading.ts";
import type { World } from "../world.ts";
import type { Clause } from "./clause.ts";
import { isRepetition } from "./sequence.ts";
import { isWithin, positionsOf, textOf, type Step } from "./step.ts";
import { placeOf, type NamedTables } from "./tables.ts";

export const REFUSED = new Set<string>([conditionNotPlanned.code, repetitionNotPlanned.code]);

/** A data file that cannot be read: that explains why nobody answers anything about it. */
export function unreadOf(reading: Reading, world: World): Diagnostic | undefined {
  for (const mark of reading.marks) {
    const problem = mark.is === "path" ? world.problemOf?.(mark.path) : undefined;
    if (problem !== undefined) return { ...problem, places: [placeOf(reading, mark)] };
  }
  return undefined;
}

const DATA_FILE = /\.(?:csv|tsv|json|ndjson|jsonl|parquet|xlsx)$/i;

/** A file that is asked about and is not there: that explains more than what nobody does of it. */
export async function missingOf(
  reading: Reading,
  clauses: readonly Clause[],
  steps: readonly Step[],
  world: World,
): Promise<Diagnostic | undefined> {
  const isSaved = (at: number) =>
    clauses.some(({ span }) => (savedBy(reading, span)?.place.from ?? Infinity) <= at);
  // A question about cells of a file is no question about anything else; other files may have been there once.
  const isAsked = (mark: Span & { readonly path: string }): boolean =>
    steps.length === 0 ||
    (DATA_FILE.test(mark.path) &&
      clauses.some(({ form, span }) => form === "question" && isWithin(mark, span)));
  const files = await world.dataFiles();
  // "members.csv" of `data/members.csv` is there.
  const isThere = (path: string): boolean =>
    files.some((file) => file.toLowerCase().endsWith(`/${path.toLowerCase()}`));
  const isOnly = (path: string): boolean =>
    files.filter((file) => file.toLowerCase().endsWith(`/${path.toLowerCase()}`)).length === 1;
  const mark = reading.marks.find(
    (one) =>
      one.is === "path" &&
      !one.exists &&
      !isSaved(one.from) &&
      isAsked(one) &&
      !(steps.length === 0 ? isOnly(one.path) : isThere(one.path)),
  );
  if (mark?.is !== "path") return undefined;
  const nearest = nearestName(mark.path, files);
  return missingFile(
    { path: mark.path, nearest: nearest === undefined ? [] : [nearest] },
    placeOf(reading, mark),
  );
}

const TAKING = new Set("load open import take use consider parse read get fetch".split(" "));

const NOUNS = new Set("file files data dataset csv json table called named".split(" "));

/** "Load sales.csv.", "Do the following:": names what others are about, or nothing, and is no work of its own. */
export function asksForWork(
  reading: Reading,
  { span, form, introduces }: Clause,
  { tables, assumed }: NamedTables,
  agents: Agents,
): boolean {
  const { tokens, marks } = reading;
  const telling = tellingIn(reading, span).filter((at) => !NOUNS.has(tokens[at]?.lower ?? ""));
  if (introduces && telling.length === 0 && agents.cards.length > 1) return false;
  const files = marks.filter((mark) => mark.is === "path" && isWithin(mark, span));
  const isTable =
    !assumed &&
    files.length > 0 &&
    files.every((mark) => mark.is === "path" && tables.some(({ from }) => from.file === mark.path));
  const isTaken = isTable && form === "imperative" && TAKING.has(tokens[span.from]?.lower ?? "");
  return !(
    isTaken &&
    telling.every((at) => TAKING.has(tokens[at]?.lower ?? "")) &&
    reading.sentences.some(({ to }) => to > span.to + 1)
  );
}

/** A clause that became no task and no message would be left out in silence. */
export function lostOf(
  reading: Reading,
  clauses: readonly Clause[],
  steps: readonly Step[],
  told: readonly Diagnostic[],
): Diagnostic[] {
  const { tokens } = reading;
  const used = new Set(steps.flatMap(positionsOf));
  const again = ({ from, to }: Span): number[] =>
    tokens.slice(from, to).flatMap(({ lower }, i) => (lower === "again" ? [from + i] : []));
  const isTold = (at: number): boolean =>
    told.some(({ places }) =>
      places.some(
        (place) =>
          place.in === "query" &&
          place.start <= (tokens[at]?.start ?? 0) &&
          (tokens[at]?.end ?? 0) <= place.end,
      ),
    );
  // Where a word in it is told of, that is why.
  const isToldOf = (span: Span): boolean => positionsOf({ span, extras: [] }).some(isTold);
  return clauses.flatMap(({ span }) => {
    const own = tellingIn(reading, span);
    // "… and check it again"
    const telling = own.length > 0 ? own : again(span);
    if (telling.length === 0 || telling.some((at) => used.has(at) || isTold(at)) || isToldOf(span))
      return [];
    return [
      wordsNotUsed(
        { words: textOf(reading, span), reason: "no task does what they ask for", tools: [] },
        placeOf(reading, span),
      ),
    ];
  });
}

export function refusalOf(
  reading: Reading,
  { span, whole, form, extras }: Clause,
): Diagnostic | undefined {
  if (form === "condition")
    return conditionNotPlanned({ text: textOf(reading, span) }, placeOf(reading, span));
  const repeated = [whole, ...extras].find((each) => isRepetition(reading, each));
  return (
    repeated && repetitionNotPlanned({ text: textOf(reading, span) }, placeOf(reading, repeated))
  );
}
