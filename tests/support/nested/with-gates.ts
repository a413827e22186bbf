/** Gates in a random plan: before some of the calls in its blocks, and among its own tasks. */
import { mulberry32 } from "../mulberry32.ts";
import type { TextPlan, TextTask } from "./interpret.ts";

export function withGates(plan: TextPlan, seed: number): TextPlan {
  const random = mulberry32(seed);
  let count = 0;

  function gate(): TextTask {
    const id = `g${(count += 1)}`;
    const onReject = random() < 0.4 ? { onReject: "continue" } : {};
    return { id, title: `Gate ${id}`, kind: "gate", question: "Shall it go on?", ...onReject };
  }

  function block(tasks: readonly TextTask[]): TextTask[] {
    return tasks.flatMap((task) => {
      const isAsked = task.kind === "call" && random() < 0.3;
      return isAsked ? [gate(), task] : [within(task)];
    });
  }

  /** Members of a parallel are one task each: they stay as they are. */
  function within(task: TextTask): TextTask {
    const keys = task.kind === "parallel" ? [] : ["then", "else", "tasks"];
    const blocks = keys.flatMap((key) =>
      task[key] === undefined ? [] : [[key, block(task[key] as readonly TextTask[])] as const],
    );
    const alternatives = task["alternatives"] as { tasks: readonly TextTask[] }[] | undefined;
    return {
      ...task,
      ...Object.fromEntries(blocks),
      ...(alternatives && {
        alternatives: alternatives.map(({ tasks }) => ({ tasks: block(tasks) })),
      }),
    };
  }

  return { ...plan, tasks: block(plan.tasks) };
}
