/** What a task consists of, whatever its kind: passes, analyses and pictures know tasks by these alone. */
import type { ErrorClass } from "../../contract/error-class.ts";
import type { Task } from "../../contract/plan.ts";
import type { Arg, Args } from "../../contract/values.ts";
import type { Schema } from "../schema/json-schema.ts";

/** One use of a tool by a task. */
export interface Call {
  readonly agent: string;
  /** Full name: `markets.history`. */
  readonly tool: string;
  readonly args: Args;
  /** Where the arguments stand within the task, for diagnostics: `args`. */
  readonly at: string;
  /** The arguments that are not here are given when it runs, by a model. */
  readonly open?: {
    /** A person sees and approves the arguments of each call. */
    readonly isApproved: boolean;
  };
}

/** Data that a task takes for itself, and not for a tool. */
export interface Value {
  /** Where it stands within the task: `forEach`, `show.table`. */
  readonly at: string;
  readonly arg: Arg;
  /** `at` of the block at whose end it is read; absent: before the task begins. */
  readonly inside?: string | undefined;
}

/** An expression of TypeScript. */
export interface Condition {
  /** Where it stands within the task: `when`. */
  readonly at: string;
  readonly text: string;
  /** As of a value. */
  readonly inside?: string | undefined;
}

/** Tasks that stand within a task. */
export interface Block {
  /** Where the list stands within the task: `then`, `alternatives[0].tasks`. */
  readonly at: string;
  readonly tasks: readonly Task[];
  readonly order: "in turn" | "side by side";
  /** Whether its tasks have run when the task has succeeded; `each`: any number of times. */
  readonly runs: "once" | "perhaps" | "each";
  /** Those of its tasks that the output of the task that holds them calls by their ids. Default: none. */
  readonly says?: readonly Task[];
  /** Names that are known within it alone. */
  readonly variables?: readonly Variable[];
  /** Failures of it that the task takes care of. */
  readonly catches?: readonly ErrorClass[];
  /** Where it stands within the task how it ends, when nothing says how often it runs at most. */
  readonly unboundedAt?: string;
  /** Runs only when this has the value, as a condition: what is known before the plan runs may say that it never does. */
  readonly runsWhen?: { readonly condition: Condition; readonly is: boolean };
}

export interface Variable {
  readonly name: string;
  /** Where it is declared within the task: `as`. */
  readonly at: string;
  readonly holds:
    | { readonly is: "item"; readonly of: Arg }
    /** What it begins with, and what goes on to the next round, read at the end of the block. */
    | { readonly is: "same"; readonly as: Arg; readonly next: Arg }
    | { readonly is: "known"; readonly schema: Schema };
}

/** What takes the parts of a task, and gives what stands in their place. */
export interface Parts {
  readonly call: (call: Call) => Call;
  readonly value: (value: Value) => Arg;
  readonly condition: (condition: Condition) => string;
  readonly block: (block: Block) => readonly Task[];
}
