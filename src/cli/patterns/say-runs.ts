import type { Pattern } from "../../contract/pattern.ts";

/** `ran 4 times, 3 of them well`. */
export function sayRuns({ runs, succeeded }: Pick<Pattern, "runs" | "succeeded">): string {
  if (runs === 1) return succeeded === 1 ? "ran once, and well" : "ran once, and failed";
  return `ran ${runs} times, ${succeeded === runs ? "all" : succeeded} of them well`;
}
