/** What a run is made of, and what is known of it once it has ended. */
import type { Diagnostic } from "../contract/diagnostics/index.ts";
import type { RunEvent, RunStatus } from "../contract/events.ts";
import type { PlanBudget } from "../contract/plan.ts";
import type { Workspace } from "../workspace/workspace.ts";
import type { Again } from "./host/resume/what-again.ts";
import type { AnswerModel, Consolidated } from "./runner/index.ts";
import type { GateRow } from "./store/index.ts";

export interface ExecOptions {
  /** The build: `generated/<name>`. */
  readonly folder: string;
  readonly workspace: Workspace;
  /** By name; text is read by the type of the parameter. */
  readonly params?: Readonly<Record<string, unknown>>;
  /** Scripts side by side. Default: as configured, else the number of processors. */
  readonly maxParallel?: number;
  /** What the run may spend, before what plan and configuration say. */
  readonly budget?: PlanBudget;
  /** The id of the run. Default: a new one. */
  readonly run?: string;
  /** Goes on with the run of this id: what has succeeded is kept. Default: a new run. */
  readonly resume?: string;
  /** What is done again beside that, when a run is resumed. */
  readonly again?: Again;
  /** Cancels the run: what runs is told and has two seconds, everything is settled, and no process is left. */
  readonly signal?: AbortSignal;
  readonly onEvent?: (event: RunEvent) => void;
  /** Whether the answer is checked against the data. Default: as configured. */
  readonly validate?: boolean;
  /** `digest` of the manifest that was approved: another build is refused. */
  readonly digest?: string;
  /** Run a build whose query file or plan has changed since: then that is a warning, and no error. */
  readonly allowStale?: boolean;
  /** Accept an answer whose plan leaves out words of the query: a warning, and no error. Default: false. */
  readonly allowUnused?: boolean;
  /** The file that gets what the host answers to tools, once the run has ended by itself. */
  readonly record?: string;
  /** A file that was recorded so: tools are answered from it, without network and programs, with its parameters. */
  readonly replay?: string;
  /** Whether outputs of another form than recorded are errors. Default: false. */
  readonly compare?: boolean;
  /** Whether tasks may have their outputs from earlier runs. Default: as configured. */
  readonly cache?: boolean;
  /** Words the answer and judges it. Default: it is made of the tools' own statements. */
  readonly model?: AnswerModel;
}

export interface RunResult extends Consolidated {
  readonly run: string;
  readonly status: Exclude<RunStatus, "running">;
  /** Why tasks failed, and what could not be read or worded. */
  readonly diagnostics: readonly Diagnostic[];
  /** Gates that wait for somebody to decide; none unless the run waits. */
  readonly gates: readonly GateRow[];
  /** "toolCalls=10": of a run that its budget ended, one that has room for the rest. */
  readonly enough?: readonly string[];
}
