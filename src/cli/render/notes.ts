/** What was ignored, cut, assumed or read in one of several ways, a line each. */
import type { Note } from "../../contract/notes.ts";
import { hang, oneLine } from "./text.ts";

export function renderNotes(notes: readonly Note[], columns: number): string {
  return notes.map(({ kind, text }) => hang(`${kind}: `, oneLine(text), columns)).join("\n");
}
