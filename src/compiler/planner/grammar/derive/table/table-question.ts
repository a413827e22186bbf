/** A question about a table: one relational query, derived from words and from what is known of the columns. */
import type { ColumnFacts } from "../../../../../contract/facts.ts";
import type { Derivation } from "../derivation.ts";
import type { Form } from "./form-of.ts";

/** A table that a clause may ask about. */
export interface KnownTable {
  /** A file of the workspace, or the table that an earlier task gives. */
  readonly from: { readonly file: string } | { readonly task: string };
  /** Words for it: the name of the file without its ending, or what the earlier task made. */
  readonly name: string;
  readonly columns: readonly ColumnFacts[];
  readonly rows?: number;
  /** The parameter of the query that stands for it. */
  readonly parameter?: string | undefined;
}

/** Arguments of a tool that takes table queries, without what is asked of: `where`, `group`, `measures`, … */
export type TableQuery = Readonly<Record<string, unknown>>;

export interface TableDerivation extends Derivation {
  readonly query: TableQuery;
  readonly form: Form;
  /** Of the uncovered words those that it has understood, and does no justice to. */
  readonly objections: readonly number[];
  /** Why, where it is not that nothing is called so. */
  readonly reasons: ReadonlyMap<number, string>;
  /** Whether words name a column that another one could be meant by as well. */
  readonly isContested: boolean;
  /** The first is asked; the others are joined to it, or put below it (`union`). */
  readonly tables: readonly KnownTable[];
}
