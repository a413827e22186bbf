/** A line of an answer: text and, in between, the tasks that it comes from. */
import type { Spoken } from "./choose-statements.ts";

/** Text is plain, and escaped by whoever prints it; a task is printed as a marker, `[t1]`. */
export type Piece = { readonly text: string } | { readonly task: string };

export interface Line {
  readonly pieces: readonly Piece[];
}

/** All that a task states, and its marker. */
export function lineOf({ record, statements }: Spoken): Line {
  const text = statements.map((statement) => statement.text).join(" ");
  return { pieces: [{ text }, { task: record.task.id }] };
}

export function tasksOf({ pieces }: Line): string[] {
  return [...new Set(pieces.flatMap((piece) => ("task" in piece ? [piece.task] : [])))];
}

/** What a line says, without its markers. */
export function textOf({ pieces }: Line): string {
  return pieces.map((piece) => ("text" in piece ? piece.text : "")).join(" ");
}
