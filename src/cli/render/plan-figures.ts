/** What a plan can take at most, and what its tasks are like. */
import type { Analysis, PlanBound, TaskAttributes } from "../../compiler/index.ts";
import type { Json } from "../../contract/json.ts";
import { risks } from "../../contract/plan.ts";
import { count, dollars, seconds } from "./amounts.ts";

type Fact = readonly [label: string, text: string];

export type Attributes = ReadonlyMap<string, TaskAttributes>;

/** `18 calls, free, 9m 30s`, and what has no bound with the reason. */
export function boundFacts({ calls, usd, seconds: time, unbounded }: PlanBound): Fact[] {
  const amounts = [
    ...(calls < Infinity ? [count(calls, "call")] : []),
    ...(usd < Infinity ? [dollars(usd)] : []),
    ...(time < Infinity ? [seconds(time)] : []),
  ];
  const words = { calls: "calls", usd: "money", seconds: "time" } as const;
  const reasons = [
    ...new Set(unbounded.map(({ what, task, reason }) => `${words[what]}: ${task}, ${reason}`)),
  ];
  return [
    ...(amounts.length > 0 ? [["At most", amounts.join(", ")] as const] : []),
    ...(reasons.length > 0 ? [["No bound", reasons.join(" | ")] as const] : []),
  ];
}

/** Tasks that may be late, and by how much; those that may not are the critical path. */
export function slackFacts({ slack }: Analysis): Fact[] {
  const late = Object.entries(slack).filter(([, time]) => time > 0);
  if (late.length === 0) return [];
  return [["Slack", late.map(([id, time]) => `${id} ${seconds(time)}`).join(", ")]];
}

/** Each value with the tasks that have it, the highest first. */
export function attributeFacts(attributes: Attributes): Fact[] {
  const all = [...attributes];
  const grouped = <Value>(values: readonly Value[], of: (task: TaskAttributes) => Value): string =>
    values
      .map((value) => [value, all.filter(([, task]) => of(task) === value)] as const)
      .filter(([, tasks]) => tasks.length > 0)
      .map(([value, tasks]) => `${String(value)}: ${tasks.map(([id]) => id).join(", ")}`)
      .join(" | ");
  const optional = all.filter(([, { isOptional }]) => isOptional).map(([id]) => id);
  const criteria = all.flatMap(([id, task]) =>
    task.criteria.map(
      ({ text, isChecked }) => `${id}: ${text} (${isChecked ? "checked" : "not checked"})`,
    ),
  );
  return [
    ["Complexity", grouped([5, 4, 3, 2, 1], ({ complexity }) => complexity)],
    ["Risk", grouped(risks.toReversed(), ({ risk }) => risk)],
    ...(optional.length > 0 ? [["Optional", optional.join(", ")] as const] : []),
    ...(criteria.length > 0 ? [["Criteria", criteria.join(" | ")] as const] : []),
  ];
}

/** `null` stands for what nothing bounds. */
export function boundJson({ tasks, ...whole }: PlanBound): Json {
  const amount = (value: number): number | null => (value < Infinity ? value : null);
  const amounts = (bound: Pick<PlanBound, "calls" | "usd" | "seconds">) => ({
    calls: amount(bound.calls),
    usd: amount(bound.usd),
    seconds: amount(bound.seconds),
  });
  return {
    ...amounts(whole),
    unbounded: whole.unbounded.map((one) => ({ ...one })),
    tasks: Object.fromEntries(Object.entries(tasks).map(([id, bound]) => [id, amounts(bound)])),
  };
}
