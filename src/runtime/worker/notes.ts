/** What a running tool admits. */
import type { Note } from "../../contract/notes.ts";

/** A tool that admits something of every row floods the answer: what goes beyond is counted. */
const MOST_NOTES = 50;

export interface Notes {
  add(kind: Note["kind"], text: string): void;
  /** Each once, in the order in which they came. */
  list(): Note[];
}

export function collectNotes(): Notes {
  const notes = new Map<string, Note>();
  let left = 0;
  return {
    add: (kind, text) => {
      const key = `${kind} ${text}`;
      if (text === "" || notes.has(key)) return;
      if (notes.size < MOST_NOTES) notes.set(key, { kind, text });
      else left += 1;
    },
    list: () => [
      ...notes.values(),
      ...(left === 0
        ? []
        : [{ kind: "cut" as const, text: `${left} further notes are not shown` }]),
    ],
  };
}
