/**
 * How agents and tools take part in planning with what is known of files: an agent looks at places (`FactsModule`),
 * a tool checks its arguments against the columns that it will get and says which columns it gives (`ToolCheck`).
 * Nothing is executed: no tool runs, and nothing leaves the machine.
 */
import type { ColumnFacts, Facts } from "../../contract/facts.ts";

/** What an agent is given when it looks at a place. */
export interface FactsContext {
  /** Absolute path of the workspace: relative paths are resolved against it. */
  readonly workspace: string;
  /** Absolute path of a workspace path. */
  resolve(path: string): string;
  /**
   * Absolute path of a folder in which the agent may keep what is expensive to find out again; it may not be there yet.
   * Facts themselves are cached by whoever asks, by the content of the file and by `reading`.
   */
  readonly cache: string;
  /** Aborted when planning is cancelled, and when looking takes longer than a plan may wait. */
  readonly signal: AbortSignal;
  /** What the user decided about this file (`reading` in `orchc.config.yaml`, or in the plan). */
  readonly reading: Readonly<Record<string, unknown>>;
}

/** What the module behind `AgentDefinition.facts` exports. */
export interface FactsModule {
  /**
   * What a place is like, with a bounded amount of work; `undefined` when the agent knows nothing of such a place.
   *
   * @param path as the plan has it: relative to the workspace, or absolute
   * @throws ToolError when the place cannot be read as the tools of the agent would read it
   */
  facts(path: string, context: FactsContext): Promise<Facts | undefined>;
  /**
   * Why a query in SQL of a tool (`format: "sql"`) cannot be run on a table with these columns, as a sentence without its
   * full stop; `undefined` when it can, or when that is not sure. Nothing is run, and no file is read.
   */
  explainSql?(sql: string, columns: readonly ColumnFacts[]): Promise<string | undefined>;
  /** Raised whenever the same file can give other facts: what was cached before is then not used. */
  readonly factsVersion?: string;
}

/** What a tool is told of its arguments, beside those that are known. */
export interface InputFacts {
  /**
   * Columns of the tables that the arguments bring, by the path of the argument (`file`, `other`, `tables[1]`): of a
   * data file as it stands, of an earlier task's table as that task's tool says. Absent where nothing is known.
   */
  readonly columns: Readonly<Record<string, readonly ColumnFacts[]>>;
  /** Paths of arguments, or of parts of them, whose values are known only when the plan runs (`where[0].value`). */
  readonly open: ReadonlySet<string>;
}

export interface InputProblem {
  /** Where in the arguments: `["measures", 0, "column"]`. */
  readonly at: readonly (string | number)[];
  /** A sentence without its full stop: `data/orders.csv has no column "prize"`. */
  readonly message: string;
  /** What was probably meant in place of the value: `price`. */
  readonly nearest?: string | undefined;
  /** What to do, as a sentence: `Columns: day, price, open.` */
  readonly help?: string | undefined;
}

/** What a tool says of its arguments before it runs. */
export interface ToolCheck {
  readonly problems?: readonly InputProblem[];
  /** Columns of the tables that come out, by the path in the output (`table`). Absent where they are not known. */
  readonly tables?: Readonly<Record<string, readonly ColumnFacts[]>>;
}

/**
 * Arguments of a task, as far as a plan says them: what is known only when it runs is absent, at any depth
 * (`InputFacts.open` tells it from what was left out). Defaults of arguments are filled in at the top only.
 */
export type Known<T> = T extends readonly (infer Item)[]
  ? readonly (Known<Item> | undefined)[]
  : T extends object
    ? { readonly [Key in keyof T]?: Known<T[Key]> | undefined }
    : T;
