/** A line of an answer: text and, in between, the tasks that it comes from. */
import type { Spoken } from "./choose-statements.ts";

/** Text is plain, with its own spaces, and escaped by whoever prints it; a task is printed as a marker, `[t1]`. */
export type Piece = { readonly text: string } | { readonly task: string };

export interface Line {
  readonly pieces: readonly Piece[];
}

/**
 * A line for each statement, with the marker of its task; when these are more than `most`, one for each task
 * with all that it states, and no more than `most`.
 */
export function linesOf(spoken: readonly Spoken[], most: number): Line[] {
  const lines = spoken.flatMap(({ record, statements }) =>
    statements.map(({ text }) => lineOf(text, record.task.id)),
  );
  if (lines.length <= most) return lines;
  return spoken
    .slice(0, most)
    .map(({ record, statements }) =>
      lineOf(statements.map(({ text }) => text).join(" "), record.task.id),
    );
}

export function lineOf(text: string, task: string): Line {
  return { pieces: [{ text: `${text} ` }, { task }] };
}

export function tasksOf({ pieces }: Line): string[] {
  return [...new Set(pieces.flatMap((piece) => ("task" in piece ? [piece.task] : [])))];
}

/** What a line says, without its markers; what these keep apart stays apart. */
export function textOf({ pieces }: Line): string {
  const texts = pieces.map((piece) => ("text" in piece ? piece.text : ""));
  return texts.join(" ").replaceAll(/\s+/g, " ").trim();
}
