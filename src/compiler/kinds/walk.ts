/** The parts of tasks, whatever their kinds. */
import type { Plan, Task } from "../../contract/plan.ts";
import type { Arg, Args } from "../../contract/values.ts";
import { kindOf } from "./kind-of.ts";
import type { Block, Call, Condition, Parts, Value } from "./parts.ts";

const same: Parts = {
  call: (call) => call,
  value: ({ arg }) => arg,
  condition: ({ text }) => text,
  block: ({ tasks }) => tasks,
};

/** A copy of one task with some of its parts changed. */
function mapParts(task: Task, map: Partial<Parts>): Task {
  return kindOf(task).mapParts(task, { ...same, ...map });
}

/** Tool calls that a task makes itself, without those of tasks within it. */
export function callsOf(task: Task): Call[] {
  const found: Call[] = [];
  mapParts(task, {
    call: (call) => {
      found.push(call);
      return call;
    },
  });
  return found;
}

/** Data that a task takes itself, beside the arguments of its calls. */
export function valuesOf(task: Task): Value[] {
  const found: Value[] = [];
  mapParts(task, {
    value: (value) => {
      found.push(value);
      return value.arg;
    },
  });
  return found;
}

export function conditionsOf(task: Task): Condition[] {
  const found: Condition[] = [];
  mapParts(task, {
    condition: (condition) => {
      found.push(condition);
      return condition.text;
    },
  });
  return found;
}

/** The lists of tasks that stand within a task, in the order of its text. */
export function blocksOf(task: Task): Block[] {
  const found: Block[] = [];
  mapParts(task, {
    block: (block) => {
      found.push(block);
      return block.tasks;
    },
  });
  return found;
}

/** A copy of the task with other tool calls. */
export function mapCalls(task: Task, map: Parts["call"]): Task {
  return mapParts(task, { call: map });
}

/** A copy of the task with other arguments and values, and other texts of its conditions. */
export function mapValues(
  task: Task,
  map: {
    readonly args?: (args: Args) => Args;
    readonly value?: (arg: Arg) => Arg;
    readonly text?: (text: string) => string;
  },
): Task {
  const { args, value, text } = map;
  return mapParts(task, {
    ...(args && { call: (call: Call) => ({ ...call, args: args(call.args) }) }),
    ...(value && { value: ({ arg }: Value) => value(arg) }),
    ...(text && { condition: (condition: Condition) => text(condition.text) }),
  });
}

/** A copy of the task with other tasks in its blocks. */
export function withBlocks(task: Task, map: Parts["block"]): Task {
  return mapParts(task, { block: map });
}

/** All tasks of a plan, each before those within it. */
export function walkTasks({ tasks }: Pick<Plan, "tasks">): Task[] {
  const found: Task[] = [];
  const open = tasks.toReversed();
  for (let task = open.pop(); task !== undefined; task = open.pop()) {
    found.push(task);
    const inner = blocksOf(task).flatMap((block) => block.tasks);
    open.push(...inner.toReversed());
  }
  return found;
}

/** Tool calls that a task and those within it can make. */
export function allCallsOf(task: Task): Call[] {
  return walkTasks({ tasks: [task] }).flatMap(callsOf);
}

/** A copy of a list of tasks in which each is what `map` gives, those within first. */
export function mapTasks(tasks: readonly Task[], map: (task: Task) => Task): Task[] {
  return tasks.map((task) => map(withBlocks(task, (block) => mapTasks(block.tasks, map))));
}
