/** What the tasks that a sentence names have returned, as claims are looked up in it. */
import { recordOf, type RunRecord, type TaskRecord } from "../record/read-run.ts";
import { resolveArgs } from "../record/resolve-args.ts";
import { isEmptyOutput } from "../record/shapes.ts";
import { knownNumbers } from "../numbers/known-numbers.ts";
import type { ShownNumber } from "../numbers/read-numbers.ts";
import { factsIn, type Fact } from "./facts.ts";
import { gridsIn, mergedGrids, type Grid } from "./grids.ts";
import { textsIn } from "./leaves.ts";
import { stemOf, stemsOfName } from "./stems.ts";
import { wordsIn, wordsOf } from "./words-of.ts";

export interface Evidence {
  /** Every word of the outputs and arguments, of what the tools stated and of the names of fields; lower case. */
  readonly words: ReadonlySet<string>;
  /** Names of files and texts of outputs and arguments, in lower case. */
  readonly text: string;
  /** Stems of the words that can name things: of fields and arguments. */
  readonly known: ReadonlySet<string>;
  readonly grids: readonly Grid[];
  /** Stems of what the request calls things: of its words that are no names. */
  readonly things: ReadonlySet<string>;
  /** Numbers outside of rows. */
  readonly facts: readonly Fact[];
  /** Numbers that the tasks were given, by the names of the arguments. */
  readonly given: readonly Fact[];
  /** Texts that the tasks were given, without paths: what was looked for. */
  readonly asked: readonly string[];
  /** What the tools state of their outputs. */
  readonly statements: readonly string[];
  /** What was asked. */
  readonly query: string;
  /** Whether the tasks found nothing. */
  readonly isEmpty: boolean;
  /** Whether a number is anywhere in an output. */
  has(shown: ShownNumber): boolean;
}

/** Of one task. @param statements what is stated of it */
export function evidenceOf(
  one: TaskRecord,
  statements: readonly string[],
  record: RunRecord,
): Evidence {
  const data = one.output?.data ?? null;
  const args = resolveArgs(one, record);
  const files = one.output?.files.map(({ ref }) => ref.file) ?? [];
  const texts = [...textsIn(data), ...textsIn(args), ...files];
  const output = knownNumbers([data]);
  const facts = factsIn(data);
  const { query } = record.run;
  return {
    words: wordsOf([...texts, ...statements, one.task.title]),
    text: texts.join("\n").toLowerCase(),
    known: new Set(
      [...facts.map(({ name }) => name), ...Object.keys(args), ...textsIn(args)].flatMap(
        stemsOfName,
      ),
    ),
    grids: gridsIn(data),
    facts,
    given: factsIn(args),
    asked: textsIn(Object.values(args)).filter((text) => text !== "" && !/[./]/.test(text)),
    things: new Set(plainWords(query).map(stemOf)),
    statements,
    query,
    isEmpty: isEmptyOutput(data),
    has: (shown) => output.has(shown),
  };
}

/**
 * Words of the request without its names, of which the first word can be one, and without those that say what
 * happened: "which orders were delayed" does not say that one was.
 */
function plainWords(query: string): string[] {
  return wordsIn(query).filter(
    (word, at) => (at === 0 || !/^\p{Lu}/u.test(word)) && !/\d|(?:ed|ing)$/u.test(word),
  );
}

export function evidenceOfAll(
  tasks: readonly string[],
  statements: ReadonlyMap<string, readonly string[]>,
  record: RunRecord,
): Evidence {
  const each = tasks.map((id) =>
    evidenceOf(recordOf(record, id), statements.get(id) ?? [], record),
  );
  return {
    words: new Set(each.flatMap(({ words }) => [...words])),
    text: each.map(({ text }) => text).join("\n"),
    known: new Set(each.flatMap(({ known }) => [...known])),
    grids: mergedGrids(each.flatMap(({ grids }) => grids)),
    facts: each.flatMap(({ facts }) => facts),
    given: each.flatMap(({ given }) => given),
    asked: each.flatMap(({ asked }) => asked),
    statements: each.flatMap((one) => one.statements),
    query: record.run.query,
    things: new Set(each.flatMap(({ things }) => [...things])),
    isEmpty: each.every(({ isEmpty }) => isEmpty),
    has: (shown) => each.some((one) => one.has(shown)),
  };
}
