import type { Pattern } from "../../contract/pattern.ts";

/** Tools of a pattern that this workspace does not have. */
export function missingTools({ tasks }: Pattern, known: readonly string[]): string[] {
  const used = tasks.flatMap(({ tool }) => (tool === undefined ? [] : [tool]));
  return [...new Set(used)].filter((tool) => !known.includes(tool)).toSorted();
}
