/** All that the compiler knows of one kind of task. A new kind is one file here and one line in `list.ts`. */
import type { z } from "zod";
import type { ToolInfo } from "../../catalog/tool-info.ts";
import type { CoreTask } from "../../contract/manifest.ts";
import type { Estimate, Need, Task } from "../../contract/plan.ts";
import type { Arg } from "../../contract/values.ts";
import type { Expression } from "../../contract/expression/expression.ts";
import type { Region } from "../../contract/regions/index.ts";
import type { Schema } from "../schema/json-schema.ts";
import type { Bound, Bounding } from "./bound.ts";
import type { Cost } from "./cost.ts";
import type { Parts } from "./parts.ts";

export interface Kind {
  readonly name: string;
  /** One line: what a task of this kind says. */
  readonly says: string;
  /** A person is asked: it is there to be reached. */
  readonly asks?: true;
  /** Who writes what it gives, where nobody can trust that. */
  readonly writtenBy?: string;
  /** Ids of what its task becomes beside the task itself: no other task has one of them. Absent of kinds that add none. */
  stepIds?(task: Task): readonly string[];
  /** Absent of kinds that ask nobody. */
  agreement?(task: Task): Agreement;
  /** @param task schema of any task, for kinds that hold others */
  schema(task: z.ZodType<Task>): z.ZodObject<{ kind: z.ZodLiteral<string> }>;
  /** A copy of the task with what `map` gives in place of each of its parts, which come in the order of the text. */
  mapParts(task: Task, map: Parts): Task;
  /** What its output looks like, in the shapes of `runtime/worker/region-outputs.ts`; `{}` where nothing is known. */
  output(task: Task, inner: Outputs): Schema;
  /**
   * What to expect of it, which is written into the plan. Absent of kinds that take as long as their calls.
   *
   * @param tools that its calls name
   */
  expected?(task: Task, tools: readonly ToolInfo[]): Estimate;
  /** What it takes and costs when its task says nothing itself. */
  cost(task: Task, costOf: (inner: Task) => Cost): Cost;
  /**
   * The task with as many processes as pay for it. Absent of kinds that run in one process.
   *
   * @param busySeconds how long a task within keeps a processor busy, by its estimate
   */
  shard?(task: Task, busySeconds: (inner: Task) => number): Task;
  /** The most that it can take, whatever happens. */
  bound(task: Task, bounding: Bounding): Bound;
  /**
   * The task in the core that everything after lowering knows.
   *
   * @param needs final: those of data references included, each of a task of the plan's own list; none within a block
   */
  lower(task: Task, needs: readonly Need[], lowering: Lowering): LoweredTask;
}

export interface Outputs {
  /** Of a tool, by its full name. */
  readonly tool: (name: string) => Schema;
  /** Of a task within. */
  readonly task: (task: Task) => Schema;
  /** Of what is said of a task within that failed. */
  readonly error: Schema;
}

/** What a person has agreed to where a task has succeeded. */
export interface Agreement {
  /** What the person saw. */
  readonly shown: readonly Arg[];
  /** It may also succeed without one; then only what runs under this condition has been agreed to. */
  readonly onlyWhen?: { readonly field: string; readonly is: string };
  /** Nobody needs to have looked: why. */
  readonly isNone?: string;
}

export interface LoweredTask {
  /** A leaf with the id of the task, or a region with it: see `contract/regions/region-task.ts`. */
  readonly region: Region;
  /** The leaves in it, in the order in which they stand there. */
  readonly tasks: readonly CoreTask[];
}

/** What a kind lowers its parts with. */
export interface Lowering {
  /** A task within. */
  readonly task: (task: Task) => LoweredTask;
  /** Tasks one after the other, as a sequence called after the place where they stand: `t3.then`. */
  readonly block: (id: string, tasks: readonly Task[]) => LoweredTask;
  readonly expression: (text: string) => Expression;
  readonly estimate: (task: Task) => Estimate;
  /** `undefined` of one that the catalog lacks. */
  readonly tool: (name: string) => ToolInfo | undefined;
}
