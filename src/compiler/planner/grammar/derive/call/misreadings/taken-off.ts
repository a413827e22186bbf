/** "Take Ada off the list", "let him off": with its small word the verb says the opposite of what puts or gives. */
import { stemWord } from "../../../../../language/stem.ts";
import { positionsIn, type CalledClause, type Misreading } from "./misreading.ts";

const VERBS = new Set("take put let get leave keep strike".split(" "));

export function takenOff(clause: CalledClause): Misreading | undefined {
  const {
    reading: { tokens, marks },
    spans: [span],
    tool,
    about,
  } = clause;
  const verb = tokens[span?.from ?? -1]?.lower ?? "";
  if (span === undefined || tool.effect === "read" || !VERBS.has(verb)) return undefined;
  const isTime = (at: number): boolean =>
    marks.some(
      (mark) => (mark.is === "time" || mark.is === "clock") && mark.from <= at && at < mark.to,
    );
  // "Take plot 4 from Ada", of a tool that does not say that it takes.
  const isFrom = (at: number): boolean =>
    verb === "take" &&
    tokens[at]?.lower === "from" &&
    !isTime(at) &&
    !isTime(at + 1) &&
    !about.has(stemWord("take"));
  const isOff = (at: number): boolean => tokens[at]?.lower === "off" && !about.has("off");
  const at = positionsIn(clause).find((one) => one > span.from && (isOff(one) || isFrom(one)));
  if (at === undefined) return undefined;
  return {
    words: { from: at, to: at + 1 },
    reason: `"${verb} … ${tokens[at]?.lower}" is not what ${tool.name} does`,
  };
}
