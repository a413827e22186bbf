/** A line of an answer: text and, in between, the tasks that it comes from. */
import type { Spoken } from "./choose-statements.ts";

/** Text is plain, with its own spaces, and escaped by whoever prints it; a task is printed as a marker, `[t1]`. */
export type Piece = { readonly text: string } | { readonly task: string };

export interface Line {
  readonly pieces: readonly Piece[];
}

/**
 * A line for each statement, with the markers of the tasks that make it; when these are more than `most`, one
 * for each task with all that it states, and no more than `most`.
 */
export function linesOf(spoken: readonly Spoken[], most: number): Line[] {
  const statements = spoken.flatMap((one) => one.statements);
  const same = Map.groupBy(statements, ({ text }) => text);
  if (same.size <= most) {
    return [...same].map(([text, all]) => lineOf(text, ...all.map(({ task }) => task)));
  }
  return spoken
    .slice(0, most)
    .map(({ record, statements: all }) =>
      lineOf(all.map(({ text }) => text).join(" "), record.task.id),
    );
}

export function lineOf(text: string, ...tasks: readonly string[]): Line {
  return { pieces: [{ text }, ...tasks.flatMap((task) => [{ text: " " }, { task }])] };
}

export function tasksOf({ pieces }: Line): string[] {
  return [...new Set(pieces.flatMap((piece) => ("task" in piece ? [piece.task] : [])))];
}

/** What a line says, without its markers; what these keep apart stays apart. */
export function textOf({ pieces }: Line): string {
  const texts = pieces.map((piece) => ("text" in piece ? piece.text : ""));
  return texts.join(" ").replaceAll(/\s+/g, " ").trim();
}
