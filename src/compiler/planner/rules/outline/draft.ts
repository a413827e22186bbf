import type { Clause } from "./segment.ts";
import type { Token } from "../language/tokens.ts";

/** A task while the outline is being made. Drafts refer to each other by identity, since ids come last. */
export interface Draft {
  readonly agent: string;
  /** Its words, in the order in which they make a title. */
  readonly words: readonly Token[];
  /** Put before the words in the title. */
  readonly prefix?: string;
  readonly clause: Clause;
  /** What a later clause says of the form it is to have: "as a Markdown report". */
  readonly form: Token[];
  /** Whose results it works on. */
  readonly needs: ReadonlySet<Draft>;
  /** What it waits for only because the query says "then". */
  readonly follows: Set<Draft>;
  /** The files and pages that it works on, whether or not another task reads them for it. */
  readonly operands: readonly Token[];
  /** Read its operands for it. */
  readonly producers: readonly Draft[];
  /** Reads something for others, and was not asked for itself. */
  readonly isProducer: boolean;
}

/** A task of a clause, to which nothing has been added yet. */
export function draftOf(
  clause: Clause,
  draft: Omit<Draft, "clause" | "form" | "follows" | "isProducer"> & { isProducer?: boolean },
): Draft {
  return { isProducer: false, ...draft, clause, form: [], follows: new Set() };
}
