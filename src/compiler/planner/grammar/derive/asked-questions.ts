/** What some words ask of tables: one question, or several side by side. */
import type { Diagnostic } from "../../../../contract/diagnostics/index.ts";
import type { TableQuestion } from "../../planner.ts";
import type { WordUse } from "../../explained.ts";
import type { Span } from "../read/reading.ts";

export interface AskedQuestion {
  readonly agent: string;
  readonly span: Span;
  readonly question: TableQuestion;
  readonly words: readonly WordUse[];
}

export interface AskedQuestions {
  readonly questions: readonly AskedQuestion[];
  readonly diagnostics: readonly Diagnostic[];
}
