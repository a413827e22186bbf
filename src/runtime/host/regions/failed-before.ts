import type { InstanceId } from "../../../contract/instance.ts";
import type { RegionError } from "../../regions/changes.ts";
import type { Store, TaskRow } from "../../store/index.ts";
import { errorClassOf } from "./error-class.ts";
import type { UnitPlaces } from "./unit-places.ts";

/** What has failed in units with control flow and is not pending again: their scripts are told so once more. */
export async function failedBefore(
  run: string,
  rows: readonly TaskRow[],
  units: UnitPlaces,
  store: Store,
): Promise<Map<InstanceId, RegionError>> {
  const failed = new Set(
    rows.filter(({ status, unit }) => status === "failed" && units.has(unit)).map(({ id }) => id),
  );
  if (failed.size === 0) return new Map();
  const found = new Map<InstanceId, RegionError>();
  for (const { task, error } of await store.attempts(run)) {
    if (error !== undefined && failed.has(task))
      found.set(task, { error, class: errorClassOf(error) });
  }
  return found;
}
