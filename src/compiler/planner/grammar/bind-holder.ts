/** Conditions of tasks that hold others. */
import { conditionNotPlanned } from "../../../contract/diagnostics/index.ts";
import { propertiesOf } from "../../schema/json-schema.ts";
import type { BoundHolder, OutlineHolder } from "../planner.ts";
import { type Binding } from "./binding.ts";

/** What is no number, such as the total of no rows, is neither above nor below one: neither branch is right. */
export const IS_NUMBER = 'typeof output.value === "number"';

/** The condition looks at the type too: what a data file gives may be of any. */
export function bindHolder(
  { id, title, compared }: OutlineHolder,
  { tasks, diagnostics }: Binding,
): BoundHolder {
  if (compared === undefined) return { id, fields: {} };
  const { task, operator, value } = compared;
  const output = tasks.find((one) => one.id === task)?.tool.output;
  if (output !== undefined && !Object.hasOwn(propertiesOf(output), "value"))
    diagnostics.push(conditionNotPlanned({ text: title }));
  return {
    id,
    fields: { when: `typeof ${task}.value === "number" && ${task}.value ${operator} ${value}` },
  };
}
