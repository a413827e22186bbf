/** "Set it 2 degrees higher", "limit it by 500 kW": by how much something changes is not what it is to be. */
import { wordsOfName } from "../../../link/identifier.ts";
import { comparesWith, setsTo } from "../../../link/verbs.ts";
import type { Assigned } from "../assigned.ts";
import type { CalledClause, Misreading } from "./misreading.ts";

/** How arguments say that they are how much more or less. */
const CHANGE =
  /\b(?:by how|how (?:many|much) (?:more|less|higher|lower|longer)|additional|extra|more|less|increase|decrease|increment|step|change|delta|delay|exten[ds]\w*|shift|postpone\w*|offset|adjustment|by)\b/i;
const WHAT_IT_IS = /\b(?:new|limit|max|maximum|min|minimum|target|level|set ?point|total)\b/i;
/** "3 more seats" are three where seats are booked, and no three where they are set. */
const COUNTED = new Set("more less fewer extra additional".split(" "));

export function relativeAmount({
  reading: { tokens },
  tool,
  calls,
}: CalledClause): Misreading | undefined {
  if (tool.effect === "read") return undefined;
  const [verb = ""] = wordsOfName(tool.name.slice(tool.name.indexOf(".") + 1)).words;
  const isRelative = ({ field, value, literal }: Assigned): boolean => {
    const said = `${field.name.replaceAll(/[_-]|(?<=[a-z])(?=[A-Z])/g, " ")} ${field.description}`;
    if (field.kind !== "number" || literal !== undefined || CHANGE.test(said)) return false;
    const isSet = setsTo(verb) || WHAT_IT_IS.test(said);
    if (isSet && tokens[value.from - 1]?.lower === "by") return true;
    // "2 degrees higher", where the unit is no part of the number
    const behind = [
      tokens[value.to]?.lower ?? "",
      ...(field.said.has(tokens[value.to]?.stem ?? "") ? [tokens[value.to + 1]?.lower ?? ""] : []),
    ];
    return behind.some((word) => comparesWith(word) && (isSet || !COUNTED.has(word)));
  };
  const one = calls.flatMap(({ assigned }) => assigned).find(isRelative);
  if (one === undefined) return undefined;
  return {
    words: one.value,
    reason: `${one.field.name} of ${tool.name} is what it is to be, and not by how much it changes`,
  };
}
