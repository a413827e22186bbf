/** All that the compiler knows of one kind of task. A new kind is one file here and one line in `index.ts`. */
import type { z } from "zod";
import type { Need, Task } from "../../contract/plan.ts";
import type { Args } from "../../contract/values.ts";
import type { CoreTask } from "../../contract/manifest.ts";
import type { Region } from "../../contract/regions/index.ts";

/** One use of a tool by a task. */
export interface Call {
  readonly agent: string;
  /** Full name: `markets.history`. */
  readonly tool: string;
  readonly args: Args;
  /** Where the arguments stand within the task, for diagnostics: `args`. */
  readonly at: string;
}

export interface Kind {
  readonly name: string;
  /** One line: what a task of this kind says. */
  readonly says: string;
  readonly schema: z.ZodType<Task>;
  /** Every tool call that the task can make. */
  calls(task: Task): readonly Call[];
  /** A copy of the task in which each call's tool and arguments are what `map` gives. */
  mapCalls(task: Task, map: (call: Call) => Call): Task;
  /** The task in the core that everything after lowering knows. `needs` are final: data references included. */
  lower(task: Task, needs: readonly Need[]): LoweredTask;
}

export interface LoweredTask {
  /** A leaf with the id of the task, or a region with it: see `contract/regions/region-task.ts`. */
  readonly region: Region;
  /** The leaves in it, in the order in which they stand there. */
  readonly tasks: readonly CoreTask[];
}
