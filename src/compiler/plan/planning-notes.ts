/** What planning assumed or left out, as notes of the plan: a build that is run a year later still says it. */
import { outputNotTaken, type Diagnostic } from "../../contract/diagnostics/index.ts";
import type { Note } from "../../contract/notes.ts";
import type { PlanNote } from "../../contract/plan.ts";

/** A warning of planning is a choice that was made for the person who asked, unless it is one of these. */
const KINDS: ReadonlyMap<string, Note["kind"]> = new Map([
  // The result is in the answer, and only a part of the plan does without it.
  [outputNotTaken.code, "cut"],
]);

/** @param diagnostics of the planner; words that nothing takes have notes of their own. */
export function notesOf(diagnostics: readonly Diagnostic[]): PlanNote[] {
  return diagnostics
    .filter(
      ({ severity, places }) =>
        severity === "warning" && places.some((place) => place.in === "query"),
    )
    .map(({ code, message, places }) => {
      const place = places.find((one) => one.in === "query");
      return {
        kind: KINDS.get(code) ?? "assumed",
        text: message.replace(/\.$/, ""),
        ...(place?.in === "query" && { origin: [place.start, place.end] as [number, number] }),
      };
    });
}
