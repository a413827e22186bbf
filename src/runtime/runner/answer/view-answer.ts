/** What an answer says, before it is Markdown or HTML. */
import type { FileRef } from "../../../catalog/context.ts";
import type { Table } from "../../../catalog/shapes.ts";
import { missingPart, type MissingPart } from "../record/missing-parts.ts";
import type { Copy } from "../record/name-copies.ts";
import { collectNotes, type AnswerNote } from "../record/notes.ts";
import { originsIn } from "../record/origins.ts";
import { recordOf, type RunRecord } from "../record/read-run.ts";
import { isObject, partOf } from "../record/shapes.ts";
import { resolveArgs } from "../record/resolve-args.ts";
import { sourcesOf } from "../record/sources-of.ts";
import { tableOf } from "../report/show-table.ts";
import { plainLine } from "../text/plain-line.ts";
import { answerTable, askedFirst, type AnswerTable } from "./answer-table.ts";
import type { Chosen, Spoken } from "./choose-statements.ts";
import { linesOf, tasksOf, type Line } from "./line.ts";
import { fieldTitle } from "./summarise-output.ts";

/** An answer is read as a whole; what goes beyond these stands in the report. */
const MOST_RESULTS = 12;
const MOST_FURTHER = 6;
const MOST_TABLES = 2;

export interface AnswerView {
  /** What the query is answered with. */
  readonly results: readonly Line[];
  /** What was found on the way and is not in the results. */
  readonly further: readonly Line[];
  /** Tasks with statements that are in neither, for lack of room. */
  readonly unsaid: number;
  readonly tables: readonly TaskTable[];
  /** What was ignored, cut, assumed and read in one of several ways. */
  readonly notes: readonly AnswerNote[];
  readonly missing: readonly MissingPart[];
  readonly files: readonly ShownFile[];
  readonly sources: readonly SourceLine[];
}

export interface TaskTable {
  readonly task: string;
  /** All of it; of a wide one, the columns that were asked for stand first. */
  readonly table: Table;
  /** What an answer has room for. */
  readonly shown: AnswerTable;
}

/** A file that a task made, to look at. */
export interface ShownFile {
  readonly task: string;
  readonly title: string;
  /** Of the copy, relative to the answer. */
  readonly path: string;
  readonly ref: FileRef;
  readonly image: boolean;
  /** What its task states; empty when that is said elsewhere. */
  readonly statement: string;
}

export interface SourceLine {
  readonly task: string;
  readonly title: string;
  readonly tool: string;
  /** Files, folders and URLs that it was made from. */
  readonly origins: readonly string[];
  /** Paths of the files that it made. */
  readonly files: readonly string[];
}

/** @param wording what a model made of the results and further findings, in their place. */
export function viewAnswer(
  record: RunRecord,
  chosen: Chosen,
  copies: readonly Copy[],
  wording?: readonly Line[],
): AnswerView {
  const { results: found, further, shown } = chosen;
  // When showing is all that was asked for, what was shown is the result.
  const results = found.length > 0 ? found : shown;
  const view = {
    results: wording ?? linesOf(results, MOST_RESULTS),
    further: wording === undefined ? linesOf(further, MOST_FURTHER) : [],
    tables: found
      .flatMap((one) => tablesOf(one, record, isDrawn(one, shown)))
      .slice(0, MOST_TABLES),
    files: filesOf(record, copies, found.length > 0 ? shown : []),
  };
  const named = new Set([...view.results, ...view.further].flatMap(tasksOf));
  const unsaid = [...results, ...further].filter(({ record: { task } }) => !named.has(task.id));
  const missing = record.tasks
    .map((one) => missingPart(one, record.byId))
    .filter((part) => part !== undefined)
    // What came back empty and says so itself is named already.
    .filter(
      ({ task, isPartial }) =>
        isPartial === true || recordOf(record, task).output === undefined || !named.has(task),
    );
  const cited = new Set([...named, ...[...view.tables, ...view.files].map(({ task }) => task)]);
  return {
    ...view,
    // A model may leave out what nobody asked for.
    unsaid: wording === undefined ? unsaid.length : 0,
    notes: collectNotes(record.manifest, record.tasks),
    missing,
    sources: citedSources(record, cited, copies),
  };
}

/** Whether a chart or page shows what a task found. */
function isDrawn({ record: { task } }: Spoken, shown: readonly Spoken[]): boolean {
  return shown.some(({ record }) => sourcesOf(record.task).includes(task.id));
}

/** Tables of a result, and records that its tool says nothing of, unless its statements name every row of them, or a picture shows what has no room here. */
function tablesOf(
  { record: one, statements }: Spoken,
  record: RunRecord,
  isElsewhere: boolean,
): TaskTable[] {
  const { output, task } = one;
  if (output === undefined || !isObject(output.data)) return [];
  const said = statements.map(({ text }) => text).join(" ");
  // Records of a tool that says nothing of them itself, as of a service: their number alone answers no "list the …".
  const hasOwnWords = output.metadata.headline.length > 0;
  return Object.entries(output.data).flatMap(([key, value]) => {
    const part = partOf(value);
    const all =
      part.is === "table"
        ? part.table
        : part.is === "records" && !hasOwnWords
          ? tableOf(fieldTitle(key), part.records)
          : undefined;
    if (all === undefined) return [];
    const table = askedFirst(all, resolveArgs(one, record));
    const shown = answerTable(table);
    if (shown === undefined || (isElsewhere && shown.cut !== "")) return [];
    const name = all.columns[0]?.name ?? "";
    const names = table.rows.map((row) => plainLine(String(row[name] ?? "")));
    // A name that several rows have says nothing of the others.
    const isSaid =
      new Set(names).size === names.length && names.every((text) => said.includes(text));
    return isSaid ? [] : [{ task: task.id, table, shown }];
  });
}

function filesOf(
  record: RunRecord,
  copies: readonly Copy[],
  shown: readonly Spoken[],
): ShownFile[] {
  const statements = new Map(
    shown.map((one) => [one.record.task.id, one.statements.map(({ text }) => text).join(" ")]),
  );
  return copies.map(({ task, ref, path, title }) => {
    return {
      task,
      title: plainLine(title ?? recordOf(record, task).task.title, 120),
      path,
      ref,
      image: ref.mediaType.startsWith("image/"),
      statement: statements.get(task) ?? "",
    };
  });
}

function citedSources(
  record: RunRecord,
  cited: ReadonlySet<string>,
  copies: readonly Copy[],
): SourceLine[] {
  const originsOf = originsIn(record);
  return record.tasks
    .filter(({ task }) => cited.has(task.id))
    .map((one) => ({
      task: one.task.id,
      title: plainLine(one.task.title, 120),
      tool: one.task.tool,
      origins: originsOf(one).map((origin) => plainLine(origin, 200)),
      files: copies.filter(({ task }) => task === one.task.id).map(({ path }) => path),
    }));
}
