import type { Param } from "../../../../../contract/plan.ts";
import { timeUnit } from "../../language/time-words.ts";
import { wordsOf, type Token } from "../../language/tokens.ts";
import type { Candidate, Extraction } from "../candidate.ts";
import type { Field } from "../fields.ts";
import { stemWord } from "../../../../language/stem.ts";
import { scoreOfNumber } from "./number.ts";

/** `{coin}` for the field `coin` */
const SAME_NAME = 1;
const SAME_TYPE = 0.7;

/** Placeholders of the query that are parameters of the plan: `last {days} days`. */
export function findParameter(extraction: Extraction): Candidate[] {
  const { field, reading, params } = extraction;
  return reading.tokens.flatMap((token, at): Candidate[] => {
    const param = token.kind === "placeholder" ? params[token.value] : undefined;
    if (param === undefined) return [];
    const arg = { $param: token.value };
    const score = Math.max(scoreOf(field, token.value, param), scoreOfPlace(extraction, token, at));
    return [{ arg: field.list ? [arg] : arg, at: [at], score }];
  });
}

/** "top {count}", "the last {n} days": stands where a number would. */
function scoreOfPlace(extraction: Extraction, token: Token, at: number): number {
  const { field, reading, params } = extraction;
  const param = params[token.value];
  if (field.kind !== "number" || param === undefined || !isNumeric(param)) return 0;
  const isInTime = reading.times.some(({ from, to }) => at >= from && at < to);
  if (!isInTime) return scoreOfNumber(extraction, token, at);
  // Weeks are not made days of here: how many there are is known only when the plan runs.
  const unit = timeUnit(reading.tokens[at + 1]?.lower ?? "");
  const isSame = wordsOf(field.name).some((word) => timeUnit(word) === unit);
  return unit !== undefined && isSame ? SAME_TYPE : 0;
}

function isNumeric({ type }: Param): boolean {
  return type === "number" || type === "integer";
}

function scoreOf(field: Field, name: string, param: Param): number {
  const isNumber = isNumeric(param);
  const isFlag = param.type === "boolean";
  if (isNumber !== (field.kind === "number") || isFlag !== (field.kind === "flag")) return 0;
  const names = wordsOf(name).map(stemWord);
  if (names.some((each) => field.names.includes(each))) return SAME_NAME;
  // Which text a text is for is for the words around it to say; there is but one kind of number.
  const isOnlyOne =
    isNumber || isFlag ? field.required : field.kind === "path" || field.kind === "url";
  return isOnlyOne ? SAME_TYPE : 0;
}
