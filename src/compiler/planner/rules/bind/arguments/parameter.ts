import type { Param } from "../../../../../contract/plan.ts";
import { wordsOf } from "../../language/tokens.ts";
import type { Candidate, Extraction } from "../candidate.ts";
import type { Field } from "../fields.ts";
import { stemWord } from "../../language/stem.ts";

/** `{coin}` for the field `coin` */
const SAME_NAME = 1;
const SAME_TYPE = 0.7;

/** Placeholders of the query that are parameters of the plan: `last {days} days`. */
export function findParameter({ field, reading, params }: Extraction): Candidate[] {
  return reading.tokens.flatMap((token, at): Candidate[] => {
    const param = token.kind === "placeholder" ? params[token.value] : undefined;
    if (param === undefined) return [];
    const arg = { $param: token.value };
    const score = scoreOf(field, token.value, param);
    return [{ arg: field.list ? [arg] : arg, at: [at], score }];
  });
}

function scoreOf(field: Field, name: string, { type }: Param): number {
  const isNumeric = type === "number" || type === "integer";
  const isFlag = type === "boolean";
  if (isNumeric !== (field.kind === "number") || isFlag !== (field.kind === "flag")) return 0;
  const names = wordsOf(name).map(stemWord);
  if (names.some((each) => field.names.includes(each))) return SAME_NAME;
  // Which text a text is for is for the words around it to say; there is but one kind of number.
  const isOnlyOne =
    isNumeric || isFlag ? field.required : field.kind === "path" || field.kind === "url";
  return isOnlyOne ? SAME_TYPE : 0;
}
