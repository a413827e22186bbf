import { recordOf, type RunRecord } from "../record/read-run.ts";
import { resolveArgs } from "../record/resolve-args.ts";
import { knownNumbers, type KnownNumbers } from "./known-numbers.ts";
import type { ShownNumber } from "./read-numbers.ts";

/** The numbers that a line may state, given the tasks that it names. */
export interface NumbersOfTasks {
  has(tasks: readonly string[], shown: ShownNumber): boolean;
  /** Whether the outputs of all of them were read. */
  complete(tasks: readonly string[]): boolean;
}

/** Numbers of the output and the arguments of each task, collected when first asked for, and those of the query. */
export function numbersOfTasks(record: RunRecord): NumbersOfTasks {
  const query = knownNumbers([record.run.query]);
  const collected = new Map<string, KnownNumbers>();
  const numbersOf = (id: string): KnownNumbers => {
    const task = recordOf(record, id);
    const numbers =
      collected.get(id) ?? knownNumbers([task.output?.data ?? null, resolveArgs(task, record)]);
    collected.set(id, numbers);
    return numbers;
  };
  return {
    has: (tasks, shown) => query.has(shown) || tasks.some((id) => numbersOf(id).has(shown)),
    complete: (tasks) => tasks.every((id) => recordOf(record, id).output?.whole !== false),
  };
}
