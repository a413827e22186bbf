/** Turns what a run has stored into what a person gets: an answer, the data, and a report on both. */
import { relative } from "node:path";
import type { FileRef } from "../../catalog/context.ts";
import { wordsIgnored, type Diagnostic } from "../../contract/diagnostics/index.ts";
import type { Manifest } from "../../contract/manifest.ts";
import type { Workspace } from "../../workspace/workspace.ts";
import { busOf } from "../bus/index.ts";
import { resultPlaces, type ResultFiles } from "../results/index.ts";
import type { Store } from "../store/index.ts";
import { chooseStatements } from "./answer/choose-statements.ts";
import type { AskedModel } from "./answer/answer-model.ts";
import { judgeAnswer, type Judgement } from "./answer/judge-answer.ts";
import { phraseAnswer, type Phrasing } from "./answer/phrase-answer.ts";
import { renderAnswer } from "./answer/render-answer.ts";
import { statementsOf } from "./answer/statements.ts";
import { viewAnswer } from "./answer/view-answer.ts";
import { validateAnswer, type Validation } from "./checks/validate-answer.ts";
import { wordsAccountedFor } from "./checks/words-accounted-for.ts";
import { readFirstRows } from "./record/first-rows.ts";
import { mergeByAgent, type MergedData } from "./record/merge-by-agent.ts";
import type { AnswerNote } from "./record/notes.ts";
import { nameCopies } from "./record/name-copies.ts";
import { readRun } from "./record/read-run.ts";
import { runResultsOf } from "./record/run-results.ts";
import { computeStatistics, type Statistics } from "./record/statistics.ts";
import { renderReport } from "./report/report.ts";
import { writeCopies, writeResults } from "./write-results.ts";

export interface ConsolidateOptions {
  /** A run that the store knows; it need not have ended. */
  readonly run: string;
  readonly manifest: Manifest;
  readonly store: Store;
  readonly workspace: Workspace;
  /** Whether the answer is checked against the data. */
  readonly validate: boolean;
  /** Accept an answer whose plan leaves out words of the query: that is then a warning. */
  readonly allowUnused?: boolean;
  /** Words the answer and judges it; default: it is made of the tools' own statements. */
  readonly model?: AskedModel | undefined;
}

export interface Consolidated {
  /** Markdown; the text of `files.answer`, whose folder its links are relative to. */
  readonly answer: string;
  readonly data: MergedData;
  /** What the answer admits; it stands in the text too. */
  readonly notes: readonly AnswerNote[];
  /** Absent when it was not asked for. */
  readonly validation?: Validation;
  readonly statistics: Statistics;
  readonly files: ResultFiles;
  /** What could not be read or worded; the findings of the validation are in `validation`. */
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Reads a run from the store and the bus, and writes `answer.md`, `data.json`, `report.html` and
 * `run_results.json` with copies of what its tasks made. The same run gives the same files, whoever consolidates it and when.
 *
 * @throws OrchcError when the store cannot be read or the files cannot be written.
 */
export async function consolidate(options: ConsolidateOptions): Promise<Consolidated> {
  const { run, manifest, store, workspace, model } = options;
  const bus = busOf(workspace);
  const { folder, files } = resultPlaces(workspace, run);

  const record = await readRun(run, manifest, store, bus);
  const statistics = computeStatistics(record);
  const hand = (ref: FileRef, path: string) => bus.hand(run, ref, path);
  const copied = await writeCopies(folder, nameCopies(record), hand);
  const copies = copied.written;
  const firstRows = await readFirstRows(folder, copies);
  const data = mergeByAgent(record, firstRows);

  const paths = new Map(copies.map(({ ref, path }) => [ref.file, path]));
  const statements = new Map(record.tasks.map((task) => [task.task.id, statementsOf(task, paths)]));
  const chosen = chooseStatements(record, statements);
  const spoken = [...chosen.results, ...chosen.further];
  const phrasing: Phrasing =
    model === undefined || spoken.length === 0
      ? { calls: 0, diagnostics: [] }
      : await phraseAnswer(model, spoken, record);
  const view = viewAnswer(record, chosen, copies, phrasing.lines);
  const render = (judged: Judgement) =>
    renderAnswer(view, record, statistics, relative(workspace.root, folder), judged.missing);
  const isJudged = options.validate && workspace.config.answer.judge && phrasing.calls > 0;
  const judgement: Judgement =
    isJudged && model !== undefined
      ? await judgeAnswer(model.model, record.run.query, render({ diagnostics: [] }))
      : { diagnostics: [] };
  const answer = render(judgement);
  const checked = { record, view, answer, judged: judgement.missing };
  const accept =
    options.allowUnused === true ? warned : (problems: readonly Diagnostic[]) => problems;
  const validation = options.validate ? accepted(validateAnswer(checked), accept) : undefined;
  // Whether the answer is to the question is no matter of the data: it is said also where nothing is validated.
  const unused =
    validation === undefined ? accept(wordsAccountedFor.check(checked).diagnostics) : [];
  const report = await renderReport({
    record,
    view,
    statements,
    statistics,
    validation,
    workspace,
    folder,
    firstRows,
  });

  const results = runResultsOf(record, statistics);
  await writeResults(files, { answer, data, report, results });
  return {
    answer,
    data,
    notes: view.notes,
    ...(validation === undefined ? {} : { validation }),
    statistics,
    files,
    diagnostics: [
      ...record.diagnostics,
      ...copied.diagnostics,
      ...phrasing.diagnostics,
      ...judgement.diagnostics,
      ...unused,
    ],
  };
}

function warned(problems: readonly Diagnostic[]): readonly Diagnostic[] {
  return problems.map((problem) =>
    problem.code === wordsIgnored.code ? { ...problem, severity: "warning" as const } : problem,
  );
}

function accepted(
  validation: Validation,
  accept: (problems: readonly Diagnostic[]) => readonly Diagnostic[],
): Validation {
  return { ...validation, diagnostics: accept(validation.diagnostics) };
}
