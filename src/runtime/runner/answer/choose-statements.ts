/**
 * Which tasks an answer speaks of, and in which order. A plan ends in the tasks that answer the query,
 * but often goes on to show them (a chart, a page) and begins with material (the text of a file).
 */
import { mentions, parseReference } from "../../../contract/values.ts";
import { knownNumbers } from "../numbers/known-numbers.ts";
import { readNumbers } from "../numbers/read-numbers.ts";
import type { RunRecord, TaskRecord } from "../record/read-run.ts";
import { isObject, partOf, type Part } from "../record/shapes.ts";
import type { Statement } from "./statements.ts";

export interface Chosen {
  /** Tasks whose output is a result: no other task makes more of it, except to show it. */
  readonly results: readonly Spoken[];
  /** Tasks that others build on, with those statements that say a number which no result says. */
  readonly further: readonly Spoken[];
  /** Tasks that made files to look at. */
  readonly shown: readonly Spoken[];
}

export interface Spoken {
  readonly record: TaskRecord;
  readonly statements: readonly Statement[];
}

type Role = "finding" | "material" | "showing";

export function chooseStatements(
  { tasks }: RunRecord,
  statements: ReadonlyMap<string, readonly Statement[]>,
): Chosen {
  const done = tasks.filter(({ output }) => output !== undefined);
  const roles = new Map(done.map((record) => [record.task.id, roleOf(record)]));
  const takers = takersOf(done);
  const spoken = (record: TaskRecord): Spoken => ({
    record,
    statements: statements.get(record.task.id) ?? [],
  });
  const builtOn = ({ task }: TaskRecord): boolean =>
    (takers.get(task.id) ?? []).some((taker) => roles.get(taker) !== "showing");

  const shown = done.filter(({ task }) => roles.get(task.id) === "showing").map(spoken);
  const ends = done.filter((record) => roles.get(record.task.id) !== "showing" && !builtOn(record));
  const before = done.filter(
    (record) => roles.get(record.task.id) === "finding" && builtOn(record),
  );
  const results = ends.map(spoken).filter((one) => one.statements.length > 0);
  const said = knownNumbers(results.flatMap((one) => one.statements.map(({ text }) => text)));
  const further = before
    .map(spoken)
    .map(({ record, statements: all }) => ({
      record,
      statements: all.filter(({ text }) => readNumbers(text).some((number) => !said.has(number))),
    }))
    .filter((one) => one.statements.length > 0);
  return { results, further, shown };
}

/** What an output is for, by what it holds. */
function roleOf({ output }: TaskRecord): Role {
  if (output === undefined || !output.whole) return "finding";
  const parts = isObject(output.data) ? Object.values(output.data).map(partOf) : [];
  if (parts.some(isData)) return "finding";
  if (output.files.length > 0) return "showing";
  const isProse = parts.some(({ is }) => is === "passage" || is === "text");
  return isProse && !parts.some(({ is }) => is === "list") ? "material" : "finding";
}

/** Rows, but not a list of files. */
function isData(part: Part): boolean {
  if (part.is === "records") return part.records.some((item) => partOf(item).is !== "file");
  return part.is === "table" || part.is === "points";
}

/** By task, those whose arguments take something of its output. */
function takersOf(tasks: readonly TaskRecord[]): ReadonlyMap<string, readonly string[]> {
  const takers = new Map<string, string[]>();
  for (const { task } of tasks) {
    const sources = Object.values(task.args)
      .flatMap((arg) => mentions(arg))
      .flatMap(({ shape }) => (shape.is === "ref" ? [parseReference(shape.text)?.task] : []));
    for (const source of new Set(sources)) {
      if (source !== undefined) takers.set(source, [...(takers.get(source) ?? []), task.id]);
    }
  }
  return takers;
}
