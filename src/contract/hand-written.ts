/** Plans that a person wrote, and the files that they stand in. */
import type { Plan } from "./plan.ts";

/** What stands for a planner where a person wrote the plan. */
export const HAND = "hand@1";

const PLAN_SOURCE = /\.plan\.(?:ya?ml|json)$/;

/** Whether a path is that of a plan that a person writes: `*.plan.yaml`, `*.plan.yml` or `*.plan.json`. */
export function isPlanSource(path: string): boolean {
  return PLAN_SOURCE.test(path);
}

/** `queries/sales.plan.yaml` without its ending. */
export function withoutPlanEnding(path: string): string {
  return path.replace(PLAN_SOURCE, "");
}

/** Whether a person wrote the plan: its `query` then says what it is for, and no word of it became anything. */
export function isHandWritten({ planner }: Pick<Plan["source"], "planner">): boolean {
  return planner === HAND;
}

/** `sales@2` of `templates/sales@2.plan.yaml`; `undefined` of a file that is no version of a template. */
export function templateOf(path: string): string | undefined {
  const [, version] = /(?:^|[\\/])([^\\/]+@\d+)$/.exec(withoutPlanEnding(path)) ?? [];
  return isPlanSource(path) ? version : undefined;
}
