/** Criteria of tasks: what has to hold for their outputs. */
import { z } from "zod";
import { expressionSchema } from "./expression/expression.ts";

/** One that is checked when its task has run. */
export const checkedCriterionSchema = z.strictObject({
  /** As the plan has it, for messages. */
  text: z.string(),
  /** Over the name `output` alone. */
  holds: expressionSchema,
});

/** The name by which a criterion reads the output of its task. */
export const OUTPUT_NAME = "output";

/**
 * Whether a criterion is a condition: it reads a field of `output`, or compares it. "The output. It reads well" does
 * neither, and is text for a person.
 */
export function isCondition(criterion: string): boolean {
  return READS_OUTPUT.test(criterion);
}

const READS_OUTPUT = /\boutput(?:\??\.[A-Za-z_$[]|\s*\[|\s*(?:[<>]=?|[!=]==)\s*[\w"'`(-])/;
