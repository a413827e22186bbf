/** Inputs that tools of statistics share: which rows, and which column of them. */
import type { Dataset } from "../tables/dataset.ts";
import type { ToolContext } from "../../../catalog/authoring.ts";
import { materialise } from "../algebra/run/materialise.ts";
import { queryOf } from "../algebra/run/query-of.ts";
import { whereInput } from "../algebra/schema/where.ts";
import type { z } from "zod";
import { identifier } from "../sql.ts";
import { readingInput, sourceInputs } from "../inputs.ts";

export const rowsInputs = { ...sourceInputs, where: whereInput, reading: readingInput };

/** The rows that fit, as SQL to read from. */
export async function rowsThatFit(
  dataset: Dataset,
  where: z.output<typeof whereInput>,
  context: Pick<ToolContext, "note">,
): Promise<string> {
  if (where.length === 0) return identifier(dataset.name);
  await materialise(dataset, dataset, queryOf({ where }), "rows that fit", context);
  return identifier("rows that fit");
}
