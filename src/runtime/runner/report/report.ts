/** The report: one page that holds everything a person asks after the answer. It loads nothing and runs nothing. */
import { readFile } from "node:fs/promises";
import prettyBytes from "pretty-bytes";
import prettyMilliseconds from "pretty-ms";
import { join, relative } from "node:path";
import { isHandWritten } from "../../../contract/hand-written.ts";
import { templateFile } from "../../../contract/package-root.ts";
import { DARK } from "../../../contract/picture/colours.ts";
import type { Workspace } from "../../../workspace/workspace.ts";
import { busOf } from "../../bus/index.ts";
import type { Line } from "../answer/line.ts";
import type { Statement } from "../answer/statements.ts";
import type { AnswerView } from "../answer/view-answer.ts";
import type { Validation } from "../checks/validate-answer.ts";
import { reasonOf } from "../record/missing-parts.ts";
import { noteSentence, type AnswerNote } from "../record/notes.ts";
import { viewFindings } from "../record/view-findings.ts";
import type { FirstRows } from "../record/first-rows.ts";
import type { RunRecord, TaskRecord } from "../record/read-run.ts";
import type { Statistics } from "../record/statistics.ts";
import { isObject } from "../record/shapes.ts";
import { compileTemplate } from "../compile-template.ts";
import { count } from "../text/format-number.ts";
import { plainLine } from "../text/plain-line.ts";
import { drawRun } from "./draw-run.ts";
import { explainFailure } from "./explain-failure.ts";
import { readShown } from "./pictures.ts";
import { showOutputs } from "./show-outputs.ts";
import { showTable } from "./show-table.ts";
import { drawTimeline } from "./timeline.ts";
import { timelineOf } from "./timeline-of.ts";
import { titleOf } from "./title.ts";

const page = compileTemplate("report.html.hbs");

/** A page that is read to the end; the command has all. */
const MOST_FINDINGS = 100;

export interface ReportOptions {
  readonly record: RunRecord;
  readonly view: AnswerView;
  /** By task. */
  readonly statements: ReadonlyMap<string, readonly Statement[]>;
  readonly statistics: Statistics;
  readonly validation: Validation | undefined;
  readonly workspace: Workspace;
  /** Absolute path of the folder of the results, which holds the copies of files. */
  readonly folder: string;
  readonly firstRows: ReadonlyMap<string, FirstRows>;
}

export async function renderReport(options: ReportOptions): Promise<string> {
  const { record, view, statements, statistics, validation, folder, firstRows } = options;
  const { run, manifest } = record;
  const { pictures, pages, links } = await readShown(view.files, folder);
  const question = plainLine(run.query, 2_000);
  const title = titleOf(question, manifest.name);
  return page({
    style: `${await readFile(templateFile("answer/report.css"), "utf8")}\n${DARK}`,
    title,
    question: isSame(title, question) ? "" : question,
    name: manifest.name,
    run: run.id,
    status: run.status,
    started: `${run.startedAt.slice(0, 19).replace("T", " ")} UTC`,
    planner: manifest.source.planner,
    byHand: isHandWritten(manifest.source),
    orchc: run.orchc,
    results: view.results.map(lineView),
    further: view.further.map(lineView),
    noAnswer: view.results.length + view.tables.length + view.files.length === 0,
    tables: view.tables.map(({ task, table }) => ({ task, ...showTable(table) })),
    failure: explainFailure(record),
    loud: loudOf(view.notes, validation),
    notes: view.notes.filter(({ kind }) => kind === "assumed" || kind === "cut").map(noteView),
    read: view.notes.filter(({ kind }) => kind === "read").map(noteView),
    findings: viewFindings(record.findings, run.id, MOST_FINDINGS),
    missing: view.missing,
    pictures: pictures.map((picture) => ({ ...picture, ...drawnFrom(picture.task, record, view) })),
    plan: await drawRun(record, statistics),
    documents: [...pages, ...links.map((link) => ({ ...link, html: "" }))].map((file) => ({
      ...file,
      size: prettyBytes(file.ref.bytes),
    })),
    facts: factsOf(statistics),
    timeline: drawTimeline(timelineOf(record, statistics)),
    tasks: record.tasks.map((task) => taskView(task, statistics)),
    ...showOutputs(record, statements, firstRows),
    validation,
    // A check of no answer is no good news.
    isChecked: validation !== undefined && statistics.byStatus.success > 0,
    checksHeld: validation?.checks.filter(({ ok }) => ok).length ?? 0,
    places: placesOf(options),
  });
}

/** Whether a title says all of the question. */
function isSame(title: string, question: string): boolean {
  const words = (text: string): string => text.toLowerCase().replace(/[.?!\s]+$/, "");
  return words(title) === words(question);
}

function noteView(note: AnswerNote) {
  return { ...note, sentence: noteSentence(note) };
}

/** What must not be overlooked: words of the question that nothing uses, and checks that do not hold. */
function loudOf(notes: readonly AnswerNote[], validation: Validation | undefined) {
  const ignored = notes.filter(({ kind }) => kind === "ignored").map(noteView);
  const failed = (validation?.checks ?? [])
    // What a note says already is not said twice.
    .filter(({ ok, detail }) => !ok && !ignored.some(({ text }) => detail.includes(text)))
    .map(({ name, detail }) => ({
      sentence: `Does not hold: ${name} (${plainLine(detail, 300)}).`,
      tasks: [] as string[],
    }));
  if (ignored.length + failed.length === 0) return undefined;
  return {
    headline:
      ignored.length > 0
        ? "This answer leaves something out"
        : "Do not rely on this answer: a check of it fails",
    items: [...ignored, ...failed],
  };
}

/** How many values a picture was drawn from, and what it leaves out, as its task says. */
function drawnFrom(task: string, record: RunRecord, view: AnswerView) {
  const output = record.byId.get(task)?.output;
  const points =
    output?.whole === true && isObject(output.data) ? output.data["points"] : undefined;
  const cut = view.notes.filter(({ kind, tasks }) => kind === "cut" && tasks.includes(task));
  return {
    values: typeof points === "number" ? count(points, "value") : "",
    cut: cut.map(({ text }) => text).join("; "),
  };
}

/** Text and markers in the order of the line, each as what it is. */
function lineView({ pieces }: Line) {
  return {
    pieces: pieces.map((piece) => ({ text: "", task: "", ...piece })),
  };
}

function factsOf(statistics: Statistics) {
  const { tasks, byStatus, wallMs, sequenceMs, speedUp, retries, criticalPath } = statistics;
  const { planned, actual } = criticalPath;
  const others = (["failed", "skipped", "cancelled", "waiting"] as const)
    .filter((status) => byStatus[status] > 0)
    .map((status) => `${byStatus[status]} ${status}`);
  const chain = (ids: readonly string[]): string => ids.join(" → ");
  const differs = chain(planned.tasks) !== chain(actual.tasks);
  return [
    { name: "Succeeded", value: `${byStatus.success} of ${tasks}`, note: others.join(", ") },
    {
      name: "Wall time",
      value: prettyMilliseconds(wallMs),
      note: `${prettyMilliseconds(planned.ms)} expected`,
    },
    // Of a chain nothing is to be gained by running side by side, and starting up would count as loss.
    ...(speedUp <= 1
      ? []
      : [
          {
            name: "Speed-up",
            value: `${speedUp.toFixed(1)}×`,
            note: `${prettyMilliseconds(sequenceMs)} of work`,
          },
        ]),
    {
      name: "Critical path",
      value: prettyMilliseconds(actual.ms),
      note: shortChain(actual.tasks) + (differs ? `; expected ${shortChain(planned.tasks)}` : ""),
    },
    ...(retries === 0 ? [] : [{ name: "Retries", value: String(retries), note: "" }]),
  ];
}

/** The ends of a long chain: the picture of the plan has the rest. */
function shortChain(ids: readonly string[]): string {
  const most = 5;
  if (ids.length <= most) return ids.join(" → ");
  return `${ids.slice(0, 2).join(" → ")} → … → ${ids.at(-1)} (${ids.length} tasks)`;
}

function taskView(record: TaskRecord, { durations }: Statistics) {
  const { task, status, attempts } = record;
  const ms = durations[task.id];
  return {
    id: task.id,
    title: plainLine(task.title, 200),
    tool: task.tool,
    needs: task.needs.map((need) => need.task),
    status,
    took: ms === undefined ? "" : prettyMilliseconds(ms),
    expected: prettyMilliseconds(task.estimate.seconds * 1000),
    tries: attempts.length > 1 ? `${attempts.length} tries` : "",
    reason: reasonOf(record),
  };
}

/** Paths as a person at the workspace writes them. */
function placesOf({ record, workspace, folder }: ReportOptions) {
  const short = (path: string): string => relative(workspace.root, path) || ".";
  const { id } = record.run;
  return [
    { name: "This page, answer.md, data.json and copies of files", path: short(folder) },
    { name: "Large outputs and files (the bus)", path: short(busOf(workspace).mount(id)) },
    { name: "Runs, tasks and outputs (SQLite)", path: short(workspace.paths.database) },
    { name: "The scripts that ran", path: short(join(workspace.paths.generated, record.run.name)) },
  ];
}
