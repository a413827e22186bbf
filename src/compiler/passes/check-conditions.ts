import { badExpression } from "../../contract/diagnostics/index.ts";
import { parseExpression } from "../expression/index.ts";
import { conditionsOf, walkTasks } from "../kinds/index.ts";
import { check } from "./pass.ts";
import { placesOf } from "./place.ts";

/** Every condition is an expression that a plan can have. */
export const checkConditions = check("check-conditions", (plan) =>
  walkTasks(plan).flatMap((task) =>
    conditionsOf(task).flatMap(({ at, text }) => {
      const parsed = parseExpression(text);
      if ("expression" in parsed) return [];
      const { reason, help, start } = parsed.mistake;
      return [badExpression({ text, reason, help, start }, ...placesOf(task, at, start))];
    }),
  ),
);
