/** Two things that are to be put in one file: the second would replace the first. */
import { wordsNotUsed, type Diagnostic } from "../../../../contract/diagnostics/index.ts";
import { isSaving } from "../link/saving.ts";
import type { Reading } from "../read/reading.ts";
import { isWithin, textOf, type Step } from "./step.ts";
import { placeOf } from "./tables.ts";

export function writtenTwice(reading: Reading, steps: readonly Step[]): Diagnostic[] {
  const places = new Map<string, number>();
  return steps
    .filter(({ span }) => isSaving(reading, span.from))
    .flatMap(({ span, extras }) => {
      const mark = reading.marks.findLast(
        (one) => one.is === "path" && [span, ...extras].some((part) => isWithin(one, part)),
      );
      if (mark?.is !== "path") return [];
      const before = places.get(mark.path);
      places.set(mark.path, mark.from);
      if (before === undefined || before === mark.from) return [];
      return [
        wordsNotUsed(
          {
            words: textOf(reading, mark),
            reason: "something else is put there before, which this would replace",
            tools: [],
          },
          placeOf(reading, mark),
        ),
      ];
    });
}
