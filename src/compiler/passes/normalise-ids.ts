import type { Need, Plan, Task } from "../../contract/plan.ts";
import { compareText } from "../../contract/compare-text.ts";
import { functionNamesIn, parseExpression } from "../expression/index.ts";
import { canonicalOrder } from "../graph/canonical-order.ts";
import { blocksOf, conditionsOf, walkTasks } from "../kinds/index.ts";
import { renameTasks } from "../plan/rename-tasks.ts";
import { improve } from "./pass.ts";

/**
 * Tasks stand in topological order and are called t1, t2, …, and their needs stand in that order too: equal
 * plans have equal text, whatever a planner called their tasks and in whatever order it gave them. Those within t2 keep
 * their order, which says how they run, and are called t2a, t2b, … as they stand there, however deep; those whose ids
 * stand in outputs keep them, since what is read of an output names them.
 * Runs last, since merging and removing leave gaps.
 */
export const normaliseIds = improve("normalise-ids", (plan): Plan => {
  const byId = new Map(plan.tasks.map((task) => [task.id, task]));
  const tasks = canonicalOrder(plan).flatMap((id) => byId.get(id) ?? []);
  const names = newNames(tasks);
  const place = new Map(tasks.map(({ id }, index) => [names.get(id), index]));
  const byPlace = (a: Need, b: Need): number =>
    (place.get(a.task) ?? 0) - (place.get(b.task) ?? 0) || compareText(a.when, b.when);
  const renamed = renameTasks({ ...plan, tasks }, names);
  return {
    ...renamed,
    tasks: renamed.tasks.map((task) => ({ ...task, needs: task.needs.toSorted(byPlace) })),
  };
});

function newNames(tasks: readonly Task[]): Map<string, string> {
  const said = new Set(
    walkTasks({ tasks }).flatMap((task) =>
      blocksOf(task).flatMap(({ says = [] }) => says.map(({ id }) => id)),
    ),
  );
  const taken = new Set([...variablesIn(tasks), ...said]);
  const names = new Map<string, string>();
  const numbers = freeNames(taken, (at) => `t${at + 1}`);
  for (const task of tasks) {
    const [own, ...inner] = walkTasks({ tasks: [task] });
    const name = numbers();
    if (own !== undefined) names.set(own.id, name);
    const letters = freeNames(taken, (at) => name + lettersOf(at));
    for (const { id } of inner) names.set(id, said.has(id) ? id : letters());
  }
  return names;
}

/** Gives one name after the other, without those that mean something else. */
function freeNames(taken: ReadonlySet<string>, nameAt: (at: number) => string): () => string {
  let at = -1;
  return () => {
    do at += 1;
    while (taken.has(nameAt(at)));
    return nameAt(at);
  };
}

/** a, b, …, z, aa, ab, … */
function lettersOf(at: number): string {
  const letter = String.fromCodePoint(97 + (at % 26));
  return at < 26 ? letter : lettersOf(Math.floor(at / 26) - 1) + letter;
}

/** A task may not get the name of a variable. */
function variablesIn(tasks: readonly Task[]): Set<string> {
  return new Set(
    walkTasks({ tasks }).flatMap((task) => [
      ...blocksOf(task).flatMap(({ variables = [] }) => variables.map(({ name }) => name)),
      ...conditionsOf(task).flatMap(({ text }) => {
        const parsed = parseExpression(text);
        if ("mistake" in parsed) return [];
        return functionNamesIn(parsed.expression).map(({ name }) => name);
      }),
    ]),
  );
}
