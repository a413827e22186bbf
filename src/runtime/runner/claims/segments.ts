/** A sentence in the pieces that each speak of one thing. */
import { readNumbers, type ShownNumber } from "../numbers/read-numbers.ts";
import type { Grid } from "./grids.ts";
import { namedRows, type NamedRow } from "./named-rows.ts";
import { readNumberWords } from "./number-words.ts";

const BETWEEN = /;\s*|,\s+|\s[–—-]\s|:\s+|\s(?:and|while|whereas|but|versus|vs\.?)\s/iu;

export function segmentsOf(text: string): string[] {
  return text.split(BETWEEN).filter((part) => part.trim() !== "");
}

/**
 * What a piece is about: the rows that it names, or else those of the piece before it, or else those of the sentence:
 * in "Berlin sold most, with 120" the 120 are Berlin's.
 */
export function subjectsOf(segments: readonly string[], at: number, grid: Grid): NamedRow[] {
  for (let back = at; back >= 0; back -= 1) {
    const named = namedRows(segments[back] ?? "", grid);
    if (named.length > 0) return named;
  }
  return segments.slice(at + 1).flatMap((part) => namedRows(part, grid));
}

/** In digits and in words. */
export function numbersOf(text: string): ShownNumber[] {
  return [...readNumbers(text), ...readNumberWords(text)];
}
