/** A query of which only some clauses are said. */
import type { z } from "zod";
import { algebraSchema, type AlgebraQuery } from "../schema/input.ts";

const clauses = algebraSchema.omit({ file: true, table: true, files: true, tables: true });

/** Fills in what the other clauses are by default. */
export function queryOf(query: z.input<typeof clauses>): AlgebraQuery {
  return clauses.parse(query);
}
