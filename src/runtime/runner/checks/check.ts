import type { Diagnostic } from "../../../contract/diagnostics/index.ts";
import type { AnswerView } from "../answer/view-answer.ts";
import type { RunRecord } from "../record/read-run.ts";

/** What is checked: the answer as it was written, what it was meant to say, and the run that it is about. */
export interface Checked {
  readonly record: RunRecord;
  readonly view: AnswerView;
  /** The text of the answer. */
  readonly answer: string;
  /** What a model finds missing in it, where one has judged. */
  readonly judged?: readonly string[] | undefined;
}

export interface CheckResult {
  /** A few words on what was found, whether good or bad. */
  readonly detail: string;
  /** One for each thing that is wrong; none means that the check is passed. */
  readonly diagnostics: readonly Diagnostic[];
}

export interface Check {
  /** What holds when it is passed. */
  readonly name: string;
  /** Of which runs there is something to check; default: of all. */
  readonly applies?: (checked: Checked) => boolean;
  readonly check: (checked: Checked) => CheckResult;
}
