/** Who does what a clause asks: its words, or a question about tables. */
import type { Agents, Words } from "../link/agents.ts";
import type { Reading, Span } from "../read/reading.ts";
import type { Clause } from "./clause.ts";
import type { AskedQuestions } from "./asked-questions.ts";
import type { Verdict } from "./judge.ts";
import type { NamedTables } from "./tables.ts";

/** Who does it, or why nobody does; or a question about the tables, without words that nothing takes. */
export type TableVerdict = Verdict | { readonly asked: AskedQuestions };

export interface Scope {
  readonly named: NamedTables;
  /** Whether a word names a column, and so says nothing of who works on it. */
  readonly isColumn: (at: number) => boolean;
  /** Whether words are about a file that is named, and not about anything else. */
  isAbout(span: Span): boolean;
  /** Who does what no question about the tables says. */
  judge(reading: Reading, words: Words, clause: Clause, agents: Agents): TableVerdict;
}
