/** Facts: what is known, when planning, of the files and places that a query names. Looking is not executing. */
import { z } from "zod";

export const columnTypes = ["text", "number", "boolean", "time"] as const;
export const columnTypeSchema = z.enum(columnTypes);
export type ColumnType = z.infer<typeof columnTypeSchema>;

/** A column of a data file, as tools will read it. */
export interface ColumnFacts {
  readonly name: string;
  readonly type: ColumnType;
  /** `EUR`, `%`, `kg`: when all values, or the name, carry it. */
  readonly unit?: string;
  /** Number of distinct values; absent where it was not counted. */
  readonly distinct?: number;
  /** Number of rows without a value. */
  readonly missing?: number;
  /** All values of a column with few, some of a column with many; as text. */
  readonly values?: readonly string[];
  /** Whether `values` are all that there are. */
  readonly complete?: boolean;
  /** Smallest and largest, as text: numbers in decimal notation, times in ISO 8601. */
  readonly min?: string;
  readonly max?: string;
}

/** What a place is: a table (a data file), a folder, a repository, or something an agent knows no more of. */
export type Facts =
  | {
      readonly is: "table";
      readonly columns: readonly ColumnFacts[];
      /** Absent where counting would have taken too long. */
      readonly rows?: number;
      /** How it was read, in sentences without a full stop: "dates are read day first". */
      readonly read: readonly string[];
    }
  | { readonly is: "folder"; readonly entries: number }
  | { readonly is: "repository"; readonly commits?: number; readonly branches?: readonly string[] };

/**
 * The facts that a plan stands on, written into it: names and types, and a hash of the names, types and way of
 * reading. No values: a plan holds no rows of data.
 */
export const planFactsSchema = z.strictObject({
  path: z.string().describe("relative to the workspace"),
  agent: z.string().describe("the agent that looked"),
  reading: z
    .record(z.string(), z.unknown())
    .optional()
    .describe("how the tasks say that the file is read"),
  columns: z
    .array(z.strictObject({ name: z.string(), type: columnTypeSchema }))
    .optional()
    .describe("of a data file, in its order"),
  sha256: z.string().describe("of names, types and how the file is read"),
});
export type PlanFacts = Readonly<z.infer<typeof planFactsSchema>>;
