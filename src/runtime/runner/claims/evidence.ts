/** What the tasks that a sentence names have returned, as claims are looked up in it. */
import { recordOf, type RunRecord, type TaskRecord } from "../record/read-run.ts";
import { resolveArgs } from "../record/resolve-args.ts";
import { isEmptyOutput } from "../record/shapes.ts";
import { factsIn, type Fact } from "./facts.ts";
import { gridsIn, type Grid } from "./grids.ts";
import { keysIn, textsIn } from "./leaves.ts";
import { stemsOfName } from "./stems.ts";
import { wordsIn, wordsOf } from "./words-of.ts";

export interface Evidence {
  /** Every word of the outputs and arguments, of what the tools stated and of the names of fields; lower case. */
  readonly words: ReadonlySet<string>;
  /** Names of files and texts of outputs and arguments, in lower case. */
  readonly text: string;
  /** Stems of the words that can name things: of fields, arguments and the request. */
  readonly known: ReadonlySet<string>;
  readonly grids: readonly Grid[];
  /** Numbers outside of rows. */
  readonly facts: readonly Fact[];
  /** What the tools state of their outputs. */
  readonly statements: readonly string[];
  /** What was asked. */
  readonly query: string;
  /** Whether the tasks found nothing. */
  readonly isEmpty: boolean;
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
  const { query } = record.run;
  return {
    words: wordsOf([...texts, ...statements, one.task.title]),
    text: texts.join("\n").toLowerCase(),
    known: new Set([...keysIn(data), ...textsIn(args), ...plainWords(query)].flatMap(stemsOfName)),
    grids: gridsIn(data),
    facts: factsIn(data),
    statements,
    query,
    isEmpty: isEmptyOutput(data),
  };
}

/**
 * Words of the request without its names, which only a task that was given them may speak of, and without those that
 * say what happened: "which orders were delayed" does not say that one was.
 */
function plainWords(query: string): string[] {
  return wordsIn(query).filter((word) => !/^\p{Lu}|\d/u.test(word) && !/(?:ed|ing)$/.test(word));
}

export function evidenceOfAll(
  tasks: readonly string[],
  statements: ReadonlyMap<string, readonly string[]>,
  record: RunRecord,
): Evidence {
  const each = tasks.map((id) => evidenceOf(recordOf(record, id), statements.get(id) ?? [], record)); // prettier-ignore
  return {
    words: new Set(each.flatMap(({ words }) => [...words])),
    text: each.map(({ text }) => text).join("\n"),
    known: new Set(each.flatMap(({ known }) => [...known])),
    grids: each.flatMap(({ grids }) => grids),
    facts: each.flatMap(({ facts }) => facts),
    statements: each.flatMap((one) => one.statements),
    query: record.run.query,
    isEmpty: each.every(({ isEmpty }) => isEmpty),
  };
}
