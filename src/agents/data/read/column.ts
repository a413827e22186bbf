/** A column as it was read: what tables know of it, what its times are, and what its evidence leaves open. */
import type { Note, Table } from "../../../catalog/authoring.ts";
import { ToolError } from "../../../catalog/authoring.ts";

/**
 * How long the stretch of time is that one value names. Columns of type `time` have it, and so have columns of
 * numbers that are years (2019).
 */
export type Granularity = "year" | "quarter" | "month" | "week" | "day" | "time";

/** What the values of a column leave open, and how to answer it. */
export interface Question {
  readonly message: string;
  readonly help: string;
  /** The finest bucket of time to which the answer makes no difference: `year` when day and month may be swapped. */
  readonly settledFor?: Granularity;
}

/** `unit` is set when all values carry it (`EUR`, `%`), or the name does. */
export type ReadColumn = Table["columns"][number] & {
  readonly granularity?: Granularity;
  /** Set where both readings fit. The column has one of the two: whoever computes with it calls `requireSettled`. */
  readonly question?: Question;
  /** Why a column that is nearly numbers or dates is text: `"n/k" is no number`. */
  readonly obstacle?: string;
  /** What helps then. */
  readonly wayOut?: string;
  /** Notes how the column was read: whoever answers with its values calls it, and may do so again. */
  readonly tell?: () => void;
};

/** `columns` are those that it is about; without them it is about the file. */
export type ReadingNote = Note & { readonly columns?: readonly string[] };

/**
 * To be called for a column before its values decide a result, whether it was asked for or found: notes how it was read.
 * @param bucket the stretch of time to which its values matter
 * @throws ToolError with the question that the file leaves open.
 */
export function requireSettled(
  { question, tell }: Pick<ReadColumn, "question" | "tell">,
  bucket?: string,
): void {
  tell?.();
  if (question === undefined || (bucket !== undefined && bucket === question.settledFor)) return;
  throw new ToolError(question.message, { help: question.help });
}
