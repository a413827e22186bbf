/** "… because the flat has been let", where no argument takes that: a reason is said to be told or to be weighed. */
import {
  isTaken,
  positionsIn,
  withRest,
  type CalledClause,
  type Misreading,
} from "./misreading.ts";

const REASON = /^(?:because|since|due|owing)$/;
/** "…, the flat has been let": what is so, said behind an order. */
const STATES = /^(?:is|are|was|were|has|have|had)$/;

export function reasonNotTaken(clause: CalledClause): Misreading | undefined {
  const {
    reading: { tokens },
    tool,
  } = clause;
  if (tool.effect === "read") return undefined;
  const positions = positionsIn(withRest(clause));
  const last = positions.at(-1);
  const at = positions.find(
    (one) =>
      isReason(tokens[one]?.lower ?? "", tokens[one + 1]?.lower ?? "") ||
      isStatement(one, positions, tokens),
  );
  if (at === undefined || last === undefined) return undefined;
  const rest = positions.filter((one) => one > at);
  if (rest.length === 0 || rest.some((one) => isTaken(one, clause))) return undefined;
  const from = tokens[at]?.text === "," ? at + 1 : at;
  return {
    words: { from, to: last + 1 },
    reason: `${tool.name} would not be told it: leave it out, or name the argument that it is for and put it in quotation marks`,
  };
}

function isReason(word: string, next: string): boolean {
  return REASON.test(word) && (word === "because" || word === "since" || next === "to");
}

function isStatement(
  at: number,
  positions: readonly number[],
  tokens: CalledClause["reading"]["tokens"],
): boolean {
  if (tokens[at]?.text !== ",") return false;
  const within = positions.filter((one) => one > at).map((one) => tokens[one]?.lower ?? "");
  const end = within.indexOf(",");
  const part = end < 0 ? within : within.slice(0, end);
  return (
    /^(?:the|a|an|it|they|he|she|we|i|his|her|their|its)$/.test(part[0] ?? "") &&
    part.slice(1, 5).some((word) => STATES.test(word))
  );
}
