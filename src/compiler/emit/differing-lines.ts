/** What somebody has changed in a file of a build, as a unified diff. */
import { structuredPatch } from "diff";

/** Lines around a change: enough to find it. */
const CONTEXT = 2;

/** More changes than this are another file, and to find the fewest of them takes long (Myers 1986: lines times changes). */
const MOST_CHANGES = 400;

/** @returns without the names of the files; nothing when the two have next to nothing in common */
export function differingLines(built: string, onDisk: string): string[] {
  const patch = structuredPatch("", "", built, onDisk, undefined, undefined, {
    context: CONTEXT,
    maxEditLength: MOST_CHANGES,
  });
  return (patch?.hunks ?? []).flatMap(({ oldStart, oldLines, newStart, newLines, lines }) => [
    `@@ -${oldStart},${oldLines} +${newStart},${newLines} @@`,
    ...lines,
  ]);
}
