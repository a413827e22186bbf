/** One relational query over files and tables. Its clauses work in the order in which they stand here. */
import { z } from "zod";
import { tableSchema } from "../../../../catalog/authoring.ts";
import { fileInput, sourceInputs } from "../../inputs.ts";
import { deriveInput } from "./derive.ts";
import { extendInput } from "./extend.ts";
import { groupInput, measuresInput } from "./group.ts";
import { neighbourInput } from "./neighbour.ts";
import { asInput, nameInput } from "./values.ts";
import { whereInput } from "./where.ts";

export const joinSchema = z.strictObject({
  with: z
    .int()
    .min(1)
    .optional()
    .describe(
      "which of the others: 1 is the first of `files`, and those of `tables` follow; the next one when not given",
    ),
  kind: z
    .enum(["inner", "left", "full", "semi", "anti"])
    .default("inner")
    .describe(
      "inner: rows with a partner; left: every row of the first; full: every row of both; semi: rows of the first that have a partner, without its columns; anti: those that have none",
    ),
  on: z
    .array(z.union([nameInput, z.strictObject({ left: nameInput, right: nameInput })]))
    .min(1)
    .optional()
    .describe("columns whose values must be equal; found by itself when just one name is in both"),
});
export type Join = z.infer<typeof joinSchema>;

export const algebraInputs = {
  ...sourceInputs,
  files: z
    .array(fileInput)
    .default([])
    .describe("further files, to join or to unite with the first"),
  tables: z.array(tableSchema).default([]).describe("further tables of earlier tasks, likewise"),
  join: z.array(joinSchema).default([]),
  union: z
    .boolean()
    .default(false)
    .describe("true: the rows of all files and tables, one after the other, columns by name"),
  origin: asInput
    .optional()
    .describe("of a union: the name of a column that says from which file or table a row comes"),
  derive: deriveInput,
  where: whereInput,
  neighbour: neighbourInput,
  group: groupInput,
  measures: measuresInput,
  extend: extendInput,
  having: whereInput.describe(
    "conditions on the rows of the result, after extend: shares stay shares of the whole",
  ),
  extreme: z
    .strictObject({
      which: z.enum(["greatest", "least"]),
      of: nameInput,
      within: z.array(nameInput).default([]).describe("one for each value of these columns"),
    })
    .optional()
    .describe(
      "keeps the rows of the result that have the greatest or least value, all of them when several share it",
    ),
  pivot: z
    .strictObject({
      column: nameInput.describe("each of its values becomes a column"),
      value: nameInput.describe("what stands in them"),
    })
    .optional(),
  order: z
    .array(
      z.union([
        nameInput,
        z.strictObject({ column: nameInput, descending: z.boolean().default(false) }),
      ]),
    )
    .default([])
    .describe("rows without a value come last; months and weekdays come in their own order"),
  limit: z.int().min(1).optional(),
  ties: z
    .enum(["told", "kept"])
    .default("told")
    .describe(
      "what becomes of rows that share the last place of a limit: told how many, or kept as well",
    ),
  select: z
    .array(z.union([nameInput, z.strictObject({ column: nameInput, as: asInput })]))
    .default([])
    .describe("the columns to give, in this order; all when empty"),
  distinct: z.boolean().default(false).describe("true: equal rows once"),
};

export const algebraSchema = z.object(algebraInputs);
export type AlgebraInput = z.output<typeof algebraSchema>;
/** What is asked, without what it is asked of. */
export type AlgebraQuery = Omit<AlgebraInput, "file" | "table" | "files" | "tables">;
