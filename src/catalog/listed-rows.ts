import type { ToolContext } from "./context.ts";
import type { Cell, Table } from "./shapes.ts";

export interface Listing {
  /** How many rows to list at most. */
  readonly limit: number;
  /** The limit that holds when nobody asks for one: only then is what is left out a cut. */
  readonly unasked: number;
  /** Which rows are listed: "the newest 50 commits". */
  readonly kept: string;
  /** Rows of the whole table, where they are not all given. */
  readonly totalRows?: number;
}

type Row = Record<string, Cell>;

/**
 * The first rows of a listing, for a tool with a limit. "The ten newest commits" are a table of their own when
 * they were asked for; when the tool cut the listing by itself, the table says that it is an excerpt, and a
 * note says so beside the answer.
 */
export function listedRows(
  context: Pick<ToolContext, "note">,
  rows: readonly Row[],
  { limit, unasked, kept, totalRows = rows.length }: Listing,
): Pick<Table, "rows" | "excerpt"> {
  const listed = rows.slice(0, limit);
  if (totalRows <= listed.length || limit !== unasked) return { rows: listed };
  context.note("cut", `the table has ${kept} of ${totalRows.toLocaleString("en")}`);
  return { rows: listed, excerpt: { totalRows, kept } };
}
