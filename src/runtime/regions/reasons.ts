/** Why something within a region does not run, in words. */
import type { Outcome } from "./changes.ts";

export const OTHER_BRANCH = "The other branch was taken.";

const OUTCOMES: Readonly<Record<Outcome["is"], string>> = {
  success: "succeeded",
  failed: "failed",
  "left-out": "was left out",
};

export function becauseOf(id: string, how: Outcome["is"]): string {
  return `It needs the success of ${id}, which ${OUTCOMES[how]}.`;
}

export function notNeeded(region: string, by: string): string {
  return `It was not needed: ${by} gave the output of ${region}.`;
}

export function endedBy(region: string, by: string): string {
  return `${region} has ended: ${by} failed.`;
}

export function notFor(kind: string): string {
  return `The one before it failed for another reason than this fallback is for: ${kind}.`;
}
