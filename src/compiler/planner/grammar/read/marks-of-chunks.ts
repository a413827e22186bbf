/** Recognises what stands between blanks as a whole. */
import type { Chunk } from "./chunks.ts";
import type { Draft } from "./draft.ts";
import type { Mark, Meaning } from "./reading.ts";

/** A mark for each chunk that means something. */
export function marksOfChunks(
  draft: Draft,
  meaningOf: (chunk: Chunk) => Meaning | undefined,
): Mark[] {
  const marks: Mark[] = [];
  for (const chunk of draft.chunks) {
    const meaning = meaningOf(chunk);
    const span = meaning && draft.spanOf(chunk.start, chunk.end);
    if (meaning !== undefined && span !== undefined) marks.push({ ...span, ...meaning });
  }
  return marks;
}
