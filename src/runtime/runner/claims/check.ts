/** What a claim in a sentence is held against, and how. */
import type { Evidence } from "./evidence.ts";

export interface Sentence {
  readonly text: string;
  /** Its tasks, as a message names them: `t1` or `t1, t2`. */
  readonly tasks: string;
}

/** Why the sentence may not stand, in half sentences; none when it may. */
export type ClaimCheck = (sentence: Sentence, evidence: Evidence) => readonly string[];
