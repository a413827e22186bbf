import { answerJudgedIncomplete } from "../../../contract/diagnostics/index.ts";
import { count } from "../text/format-number.ts";
import type { Check } from "./check.ts";

/** A model that was asked whether the answer is complete found nothing missing. */
export const judgedComplete: Check = {
  name: "a model finds all that was asked for in the answer",
  applies: ({ judged }) => judged !== undefined,
  check: ({ judged = [] }) => ({
    detail: judged.length === 0 ? "nothing is missing" : `${count(judged.length, "part")} missing`,
    diagnostics: judged.length === 0 ? [] : [answerJudgedIncomplete({ missing: judged })],
  }),
};
