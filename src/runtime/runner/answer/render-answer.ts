/** The answer as Markdown that reads well in a terminal too. */
import prettyMilliseconds from "pretty-ms";
import { basename } from "node:path/posix";
import { isHandWritten } from "../../../contract/hand-written.ts";
import { isRegionTool, regionTool } from "../../../contract/regions/region-rows.ts";
import type { MissingPart } from "../record/missing-parts.ts";
import { noteSentence, type AnswerNote } from "../record/notes.ts";
import type { RunRecord } from "../record/read-run.ts";
import { viewFindings } from "../record/view-findings.ts";
import type { Statistics } from "../record/statistics.ts";
import { compileTemplate } from "../compile-template.ts";
import { count } from "../text/format-number.ts";
import { markdownTable } from "../text/markdown-table.ts";
import { escapeMarkdown, linkTo } from "../text/markdown.ts";
import { plainLine } from "../text/plain-line.ts";
import type { Line } from "./line.ts";
import type { AnswerView, ShownFile, SourceLine } from "./view-answer.ts";

const answer = compileTemplate("answer.md.hbs");

/** A failure near the start of a large plan leaves out all that follows; the rest is named by markers alone. */
const MOST_MISSING = 10;

/** The answer is read as a whole; the report has more, and the command all. */
const MOST_FINDINGS = 10;

/**
 * @param folder where the answer will stand, as a person at the workspace writes it
 * @param notAnswered what a model that judged the answer finds missing
 */
export function renderAnswer(
  view: AnswerView,
  record: RunRecord,
  statistics: Statistics,
  folder: string,
  notAnswered: readonly string[] = [],
): string {
  const { results, further, unsaid, tables, notes, missing, files, sources } = view;
  const { tasks, byStatus, wallMs } = statistics;
  const text = answer({
    lead: leadOf(view, statistics),
    ignored: notes.filter(({ kind }) => kind === "ignored").map(noteText),
    notes: notes.filter(({ kind }) => kind !== "ignored").map(noteText),
    results: items(results.map(lineText)),
    tables: tables.map(({ task, shown: { table, cut } }) => ({
      title: escapeMarkdown(plainLine(table.title)),
      task,
      text: markdownTable(table),
      cut: cut === "" ? "" : `Shown: ${cut}; report.html has more.`,
    })),
    further: further.map(lineText),
    unsaid: unsaid === 0 ? "" : count(unsaid, "more task"),
    findings: findingsView(record),
    missing: missing.slice(0, MOST_MISSING).map(missingText),
    alsoMissing: missing
      .slice(MOST_MISSING)
      .map(({ task }) => `[${task}]`)
      .join(" "),
    notAnswered: notAnswered.map((part) => escapeMarkdown(plainLine(part))),
    charts: files.filter(({ image }) => image).map(linkText),
    documents: files.filter(({ image }) => !image).map(documentText),
    sources: sources.map(sourceText),
    // nobody asked a question where a person wrote the plan
    asked: isHandWritten(record.manifest.source) ? "Purpose" : "Question",
    question: escapeMarkdown(plainLine(record.run.query)),
    outcome: `${byStatus.success} of ${count(tasks, "task")} succeeded in ${prettyMilliseconds(wallMs)}`,
    folder: escapeMarkdown(plainLine(folder)),
  });
  // A block that is left out leaves its blank line.
  return `${text.replaceAll(/\n{3,}/g, "\n\n").trim()}\n`;
}

function leadOf({ results, tables, files, missing }: AnswerView, { tasks }: Statistics): string {
  if (results.length + tables.length + files.length > 0) return "";
  return tasks === 0 || missing.length === 0
    ? "There is no answer: nothing was to be done."
    : "There is no answer: no task has a result.";
}

/** One thing is a paragraph, several are a list. */
function items(lines: readonly string[]): string[] {
  return lines.length === 1 ? [...lines] : lines.map((line) => `- ${line}`);
}

function lineText({ pieces }: Line): string {
  return pieces
    .map((piece) => ("task" in piece ? `[${piece.task}]` : escapeMarkdown(piece.text)))
    .join("")
    .trim();
}

function missingText({ task, title, said }: MissingPart): string {
  return `${escapeMarkdown(title)} ${escapeMarkdown(said)} [${task}]`;
}

function noteText(note: AnswerNote): string {
  return [escapeMarkdown(noteSentence(note)), ...note.tasks.map((task) => `[${task}]`)].join(" ");
}

function linkText({ title, path }: ShownFile): string {
  return `[${escapeMarkdown(title)}](${linkTo(path)})`;
}

function documentText(file: ShownFile): string {
  const statement = file.statement === "" ? "" : `: ${escapeMarkdown(file.statement)}`;
  return `${linkText(file)}${statement} [${file.task}]`;
}

function sourceText({ task, title, tool, origins, files }: SourceLine): string {
  const from = origins.length === 0 ? "" : ` from ${origins.map(escapeMarkdown).join(", ")}`;
  const made = files
    .map((path) => `[${escapeMarkdown(basename(path))}](${linkTo(path)})`)
    .join(", ");
  return `[${task}] ${escapeMarkdown(title)}${byWhom(tool)}${from}${made === "" ? "" : `: ${made}`}`;
}

/** What holds others has its output from them, and they are named too. */
function byWhom(tool: string): string {
  if (tool === regionTool("gate")) return ", a gate";
  if (tool === regionTool("agent")) return ", by a model";
  return isRegionTool(tool) ? "" : `, by ${tool}`;
}

function findingsView({ findings, run }: RunRecord) {
  const view = viewFindings(findings, run.id, MOST_FINDINGS);
  return (
    view && {
      ...view,
      lines: view.lines.map(({ state, severity, place, text, task }) => {
        const where = place === "" ? "" : ` \`${place.replaceAll("`", "'")}\``;
        return `${state === "" ? "" : `${state}, `}${severity}:${where} ${escapeMarkdown(text)} [${task}]`;
      }),
    }
  );
}
