/**
 * Which tasks an answer speaks of, and in which order. A plan ends in the tasks that answer the query, but
 * often begins with material (the text of a file) and goes on to show what was found (a chart, a page).
 */
import { isJsonObject } from "../../../contract/json.ts";
import { knownNumbers } from "../numbers/known-numbers.ts";
import { readNumbers } from "../numbers/read-numbers.ts";
import type { RunRecord, TaskRecord } from "../record/read-run.ts";
import { partOf, type Part } from "../record/shapes.ts";
import { sourcesOf } from "../record/sources-of.ts";
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

/**
 * - `finding`: says something new.
 * - `material`: a text, as it was found.
 * - `composition`: a text made of what other tasks returned, for a page to hold.
 * - `showing`: files to look at.
 */
type Role = "finding" | "material" | "composition" | "showing";

export function chooseStatements(
  { tasks }: RunRecord,
  statements: ReadonlyMap<string, readonly Statement[]>,
): Chosen {
  const done = tasks.filter(({ output }) => output !== undefined);
  const roles = new Map(done.map((record) => [record, roleOf(record)]));
  const takers = takersOf(done);
  const isOneOf = (record: TaskRecord, ...some: readonly Role[]): boolean =>
    some.includes(roles.get(record) ?? "finding");
  const isBuiltOn = (record: TaskRecord): boolean =>
    (takers.get(record.task.id) ?? []).some((taker) => isOneOf(taker, "finding", "material"));
  const isTaken = ({ task }: TaskRecord): boolean => takers.has(task.id);
  const spoken = (records: readonly TaskRecord[]): Spoken[] =>
    records
      .map((record) => ({ record, statements: statements.get(record.task.id) ?? [] }))
      .filter((one) => one.statements.length > 0);

  const results = spoken([
    ...done.filter((one) => isOneOf(one, "finding", "material") && !isBuiltOn(one)),
    ...done.filter((one) => isOneOf(one, "composition") && !isTaken(one)),
  ]);
  const said = knownNumbers(results.flatMap((one) => one.statements.map(({ text }) => text)));
  const isNew = ({ text }: Statement): boolean =>
    readNumbers(text).some((number) => !said.has(number));
  const further = spoken(done.filter((one) => isOneOf(one, "finding") && isBuiltOn(one)))
    .map((one) => ({ ...one, statements: one.statements.filter(isNew) }))
    .filter((one) => one.statements.length > 0);
  return { results, further, shown: spoken(done.filter((one) => isOneOf(one, "showing"))) };
}

/** What an output is for, by what it holds. */
function roleOf({ task, output }: TaskRecord): Role {
  if (output === undefined || !output.whole) return "finding";
  const parts = isJsonObject(output.data) ? Object.values(output.data).map(partOf) : [];
  if (parts.some(isData)) return "finding";
  if (output.files.length > 0) return "showing";
  const isProse = parts.some(({ is }) => is === "passage" || is === "text");
  if (!isProse || parts.some(({ is }) => is === "list")) return "finding";
  return sourcesOf(task).length > 0 ? "composition" : "material";
}

/** Rows, but not a list of files. */
function isData(part: Part): boolean {
  if (part.is === "records") return part.records.some((item) => partOf(item).is !== "file");
  return part.is === "table" || part.is === "points";
}

/** By task, those whose arguments take something of its output. */
function takersOf(tasks: readonly TaskRecord[]): ReadonlyMap<string, readonly TaskRecord[]> {
  const takers = new Map<string, TaskRecord[]>();
  for (const record of tasks) {
    for (const source of sourcesOf(record.task)) {
      const known = takers.get(source);
      if (known === undefined) takers.set(source, [record]);
      else known.push(record);
    }
  }
  return takers;
}
