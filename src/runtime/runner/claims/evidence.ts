/** What the tasks that a sentence names have returned, as claims are looked up in it. */
import { recordOf, type RunRecord, type TaskRecord } from "../record/read-run.ts";
import { resolveArgs } from "../record/resolve-args.ts";
import { isEmptyOutput } from "../record/shapes.ts";
import { knownNumbers } from "../numbers/known-numbers.ts";
import type { ShownNumber } from "../numbers/read-numbers.ts";
import { gridsIn, type Grid } from "./grids.ts";
import { numbersIn, textsIn } from "./leaves.ts";
import { wordsOf } from "./words-of.ts";

export interface Evidence {
  /** Every word of the outputs and arguments, of what the tools stated and of the names of fields; lower case. */
  readonly words: ReadonlySet<string>;
  /** The same as running text, in lower case. */
  readonly text: string;
  readonly grids: readonly Grid[];
  /** Numbers of outputs with their signs. */
  readonly signed: readonly number[];
  /** What the tools state of their outputs. */
  readonly statements: readonly string[];
  /** What was asked. */
  readonly query: string;
  /** Whether one of the tasks found nothing. */
  readonly isEmpty: boolean;
  /** Whether a number is in an output outside of rows, or counts some. */
  isLoose(shown: ShownNumber): boolean;
  /** Whether a number is in an output, or restates one of the request that a task was given. */
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
  const said = [...statements, one.task.title, ...files];
  const texts = [...textsIn(data), ...textsIn(args), ...said];
  const { grids, loose } = gridsIn(data);
  const output = knownNumbers([data]);
  const outside = knownNumbers(loose);
  const asked = knownNumbers([args]);
  const query = knownNumbers([record.run.query]);
  return {
    words: wordsOf(texts),
    text: texts.join("\n").toLowerCase(),
    grids,
    signed: numbersIn(data),
    statements,
    query: record.run.query,
    isEmpty: isEmptyOutput(data),
    isLoose: (shown) => outside.has(shown) || (asked.has(shown) && query.has(shown)),
    has: (shown) => output.has(shown) || (asked.has(shown) && query.has(shown)),
  };
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
    grids: each.flatMap(({ grids }) => grids),
    signed: each.flatMap(({ signed }) => signed),
    statements: each.flatMap((one) => one.statements),
    query: record.run.query,
    isEmpty: each.some(({ isEmpty }) => isEmpty),
    isLoose: (shown) => each.some((one) => one.isLoose(shown)),
    has: (shown) => each.some((one) => one.has(shown)),
  };
}
