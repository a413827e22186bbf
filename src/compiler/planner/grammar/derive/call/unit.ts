/** A clause of a path with what it may mean, while the calls of the path are put together. */
import type { OutlineTask } from "../../../planner.ts";
import type { Reading, Span } from "../../read/reading.ts";
import type { CallDerivation } from "./call-derivation.ts";

export interface Unit {
  readonly task: OutlineTask;
  readonly span: Span;
  readonly extras: readonly Span[];
  /** Of the task's own agent, best first. */
  readonly derivations: readonly CallDerivation[];
}

/** So well fits a word only where it is an example of the argument, or its name stands beside it. */
export const SURE = 1.3;

/** Values that stand for something by their form: words alone may be taken by mistake. */
export function isSolid({ assigned }: Pick<CallDerivation, "assigned">): boolean {
  return assigned.some(({ value, score }) => value.is !== "phrase" || score >= SURE);
}

export function hasSolidMark({ marks, tokens }: Reading, { from, to }: Span): boolean {
  return marks.some(
    (mark) =>
      mark.is !== "column" &&
      mark.from >= from &&
      mark.to <= to &&
      mark.to - mark.from < tokens.length &&
      !(
        mark.is === "number" &&
        mark.to - mark.from === 1 &&
        /^\p{L}/u.test(tokens[mark.from]?.text ?? "")
      ),
  );
}
