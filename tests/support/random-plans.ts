/** Any small plan, for property tests: tasks of `test.pure`, `test.live` and `test.save`. */
import * as fc from "fast-check";
import { renameTasks } from "../../src/compiler/plan/rename-tasks.ts";
import { priorities, type Plan } from "../../src/contract/plan.ts";
import { planOf, type TaskText } from "./plans.ts";

/** A task of a plan in which it may use those that stand before it. Few titles and values, so that tasks are often alike. */
const taskAfter = (before: readonly string[]): fc.Arbitrary<TaskText> => {
  const use = before.length === 0 ? fc.constant(null) : fc.constantFrom(...before);
  const value = fc.oneof(
    fc.constantFrom(1, "a"),
    use.map((id) => (id === null ? 0 : { $ref: `${id}.text` })),
  );
  const when = fc.constantFrom("success", "success", "success", "always", "failure");
  return fc
    .record({
      tool: fc.constantFrom("test.pure", "test.pure", "test.live", "test.save"),
      title: fc.constantFrom("One", "Two"),
      priority: fc.constantFrom(...priorities),
      internal: fc.boolean(),
      args: fc.record({ x: value, y: fc.array(value, { maxLength: 1 }) }, { requiredKeys: [] }),
      needs: fc.uniqueArray(fc.tuple(use, when), { maxLength: 2, selector: ([id]) => id }),
      origin: fc.option(fc.constantFrom<[number, number]>([0, 3], [4, 9]), { nil: undefined }),
      timeoutMs: fc.option(fc.constantFrom(1000, 2000), { nil: undefined }),
    })
    .map(({ internal, needs, origin, timeoutMs, ...text }) => {
      const read = new Set(JSON.stringify(text.args).match(/x\d+/g));
      const plain = needs.flatMap(([id, outcome]) =>
        id === null ? [] : [{ task: id, when: read.has(id) ? ("success" as const) : outcome }],
      );
      return {
        ...text,
        needs: plain,
        ...(internal && { internal: true as const }),
        ...(origin && { origin: { query: origin } }),
        ...(timeoutMs !== undefined && { timeoutMs }),
      };
    });
};

export const plans: fc.Arbitrary<Plan> = fc.integer({ min: 1, max: 8 }).chain((size) => {
  const ids = Array.from({ length: size }, (_, i) => `x${i}`);
  return fc
    .tuple(...ids.map((_, i) => taskAfter(ids.slice(0, i))))
    .map((tasks) => planOf(Object.fromEntries(tasks.map((task, i) => [ids[i], task]))));
});

/** The same plan with its tasks in another order and under other names. */
export const disguised = plans.chain((plan) =>
  fc.shuffledSubarray([...plan.tasks], { minLength: plan.tasks.length }).map((tasks) => {
    const names = new Map(tasks.map(({ id }, index) => [id, `other-${index}`]));
    return { plan, other: renameTasks({ ...plan, tasks }, names) };
  }),
);
