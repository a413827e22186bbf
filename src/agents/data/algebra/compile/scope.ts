/** What is known of columns while a query is compiled, and what was found wrong. Pure: nothing here reads data. */
import { closest } from "fastest-levenshtein";
import type { ColumnType } from "../../../../catalog/authoring.ts";
import { matchColumn } from "../../columns.ts";
import type { Question } from "../../read/column.ts";
import { Bindings, identifier } from "../../sql.ts";
import type { Bucket, Cycle } from "../schema/derive.ts";

/** What the values of a column are found to be, beyond its type. Absent: not known. */
export interface Traits {
  /** Every value is a whole number that can be a year. */
  readonly years?: boolean;
  /** Every value is a whole number from 1 to 12, or to 31. */
  readonly months?: boolean;
  readonly days?: boolean;
  /** Every text is the name of a month or of a weekday, whole or its first three letters. */
  readonly calendar?: "months" | "weekdays" | "none";
  /** For a text asked for that is no value of the column: the values that differ from it in case and blanks only. */
  readonly spellings?: ReadonlyMap<string, readonly string[]>;
}

export interface ScopeColumn {
  readonly name: string;
  readonly type: ColumnType;
  readonly unit?: string | undefined;
  /** DuckDB's type, when data were looked at. */
  readonly sqlType?: string | undefined;
  readonly traits?: Traits | undefined;
  /** What the file leaves open of its values. */
  readonly question?: Question;
  /** Why a text is no number or date, where it nearly is, and what helps. */
  readonly obstacle?: string;
  readonly wayOut?: string;
  /** Notes how it was read. The compiler never calls it: it collects what is used. */
  readonly tell?: () => void;
  /** Of a key: the stretch of time that its values stand for. */
  readonly bucket?: Bucket | Cycle | undefined;
}

export interface AlgebraTable {
  readonly title: string;
  /** The name that SQL knows it by. */
  readonly name: string;
  readonly columns: readonly ScopeColumn[];
  /** An SQL expression for the place of a row; `rowid` of most tables. */
  readonly ordinal: string;
}

export interface Problem {
  /** Where in the input: `where[0].column`. */
  readonly path: string;
  readonly message: string;
  readonly help: string;
}

/** Rows, as a step of the query gives them. */
export interface Relation {
  /** Of the common table expression. */
  readonly name: string;
  readonly columns: readonly ScopeColumn[];
  /** Hidden columns that number the rows; empty after grouping. */
  readonly ordinals: readonly string[];
  /** Names of the columns that rows are grouped by; `undefined` before grouping. */
  readonly keys?: readonly string[];
}

/** A join as it was compiled, so that what did not match can be counted. */
export interface CompiledJoin {
  readonly left: Relation;
  readonly right: Relation;
  readonly leftTitle: string;
  readonly rightTitle: string;
  readonly keys: readonly { readonly left: ScopeColumn; readonly right: ScopeColumn }[];
}

export class Compilation {
  readonly bindings = new Bindings();
  readonly problems: Problem[] = [];
  readonly steps: { readonly name: string; readonly sql: string }[] = [];
  readonly joins: CompiledJoin[] = [];
  /** What was assumed; sentences without a full stop. */
  readonly assumed = new Set<string>();
  /** Columns of which rows without a value fit neither a condition nor its opposite. */
  readonly negated = new Set<string>();
  /** Columns whose values the query takes. */
  readonly used = new Set<ScopeColumn>();
  /** Whether the result depends on the order in which rows are added up. */
  dependsOnOrder = false;
  /** Whether whole and decimal numbers are computed with as they are, or as floating-point numbers. */
  readonly exact: boolean;
  readonly title: string;

  constructor(title: string, exact: boolean) {
    this.title = title;
    this.exact = exact;
  }

  problem(path: string, message: string, help: string): undefined {
    this.problems.push({ path, message, help });
    return undefined;
  }

  /** Adds a step that reads `from`. */
  step(name: string, sql: string, relation: Omit<Relation, "name">): Relation {
    const same = this.steps.filter((step) => step.name.replace(/_\d+$/, "") === name).length;
    const own = same === 0 ? name : `${name}_${same + 1}`;
    this.steps.push({ name: own, sql });
    return { ...relation, name: own };
  }

  /**
   * @param bucket the stretch of time to which its values matter, when they are taken for times; `presence` when it
   *   matters only whether there is a value
   */
  find(
    relation: Pick<Relation, "columns">,
    asked: string,
    path: string,
    bucket?: string,
  ): ScopeColumn | undefined {
    const found = matchColumn(relation.columns, asked);
    if (found !== undefined) return this.settled(found, path, bucket);
    const names = relation.columns.map(({ name }) => name);
    const nearest = names.length === 0 ? "" : `The nearest is "${closest(asked, names)}". `;
    return this.problem(
      path,
      `${this.title} has no column "${asked}".`,
      `${nearest}Columns: ${names.join(", ")}.`,
    );
  }

  /** What the file leaves open of a column is asked when its values decide something. */
  settled(column: ScopeColumn, path: string, bucket?: string): ScopeColumn | undefined {
    const { question } = column;
    this.used.add(column);
    if (
      question === undefined ||
      bucket === "presence" ||
      (bucket !== undefined && bucket === question.settledFor)
    ) {
      return column;
    }
    return this.problem(path, question.message, question.help);
  }

  /** The name of a new column, unless it is taken. */
  free(relation: Pick<Relation, "columns">, name: string, path: string): string {
    if (relation.columns.some((column) => column.name.toLowerCase() === name.toLowerCase())) {
      this.problem(
        path,
        `There is already a column "${name}".`,
        "Give the new one another name (as).",
      );
    }
    return name;
  }
}

export function quoted(column: { readonly name: string }): string {
  return identifier(column.name);
}

/** `SELECT` with all columns of a relation and then others. */
export function selectAll(relation: Relation, ...more: readonly string[]): string {
  return `SELECT ${["*", ...more].join(", ")} FROM ${identifier(relation.name)}`;
}

export function isFloating({ sqlType }: { readonly sqlType?: string | undefined }): boolean {
  return sqlType === undefined || /^(FLOAT|DOUBLE)$/.test(sqlType);
}
