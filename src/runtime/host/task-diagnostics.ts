import {
  optionalTaskFailed,
  outcomeNotKnown,
  type Diagnostic,
} from "../../contract/diagnostics/index.ts";
import { taskOf } from "../../contract/instance.ts";
import type { Manifest } from "../../contract/manifest.ts";
import { isTaskOfPlan, regionsIn, stepsIn } from "../../contract/regions/index.ts";
import { isRegionTool } from "../../contract/regions/region-rows.ts";
import type { Store } from "../store/index.ts";
import { regionsAround } from "./regions/regions-around.ts";

/** More failures than these within one region say nothing more. */
const MOST_OF_A_REGION = 5;

/**
 * One diagnostic for each task that failed, in the order of the plan: a note for each optional one. What failed within a region that has ended well is
 * no failure of the run, and a region that failed because of what is in it says the same as that.
 */
export async function taskDiagnostics(
  store: Store,
  run: string,
  manifest: Pick<Manifest, "core" | "units">,
): Promise<Diagnostic[]> {
  const rows = new Map((await store.tasks(run)).map((row) => [row.id, row]));
  const attempts = await store.attempts(run);
  const last = new Map(attempts.map((attempt) => [attempt.task, attempt]));
  const around = regionsAround(manifest);
  // What a call of an agent failed with was told to its model.
  const steps = stepsIn(manifest.core);
  const isTold = (task: string, code: string): boolean =>
    steps.has(taskOf(task)) &&
    !isRegionTool(rows.get(task)?.tool ?? "") &&
    code !== outcomeNotKnown.code;
  const failed = [...last.values()].filter(
    ({ task, status, error }) =>
      status === "failed" &&
      error !== undefined &&
      !isTold(task, error.code) &&
      !around(task).some((id) => rows.get(id)?.status === "success"),
  );
  const optional = new Set(
    regionsIn(manifest.core).flatMap((region) =>
      isTaskOfPlan(region) && region.task.optional === true ? [region.id] : [],
    ),
  );
  const notes = [...last.values()].flatMap(({ task, status, error }) => {
    const [holder] = around(task);
    const isNoFailure =
      holder !== undefined &&
      optional.has(taskOf(holder)) &&
      rows.get(holder)?.status === "success";
    if (status !== "failed" || error === undefined || !isNoFailure) return [];
    const why = `${error.code} ${error.message}`;
    return [{ ...optionalTaskFailed({ run, task, why }), places: [{ in: "plan", task } as const] }];
  });
  const causes = new Map<string, number>();
  for (const { task } of failed)
    for (const id of around(task)) causes.set(id, (causes.get(id) ?? 0) + 1);
  const told = new Map<string, number>();
  const errors = failed.flatMap(({ task, error }): Diagnostic[] => {
    const outermost = around(task).at(-1);
    const count = (told.get(outermost ?? task) ?? 0) + 1;
    const isSaid = isRegionTool(rows.get(task)?.tool ?? "") && (causes.get(task) ?? 0) > 0;
    if (error === undefined || isSaid || (outermost !== undefined && count > MOST_OF_A_REGION))
      return [];
    told.set(outermost ?? task, count);
    const { code, message, help } = error;
    const place = { in: "plan", task } as const;
    return [
      { code, severity: "error", message, places: [place], ...(help !== undefined && { help }) },
    ];
  });
  return [...errors, ...notes];
}
