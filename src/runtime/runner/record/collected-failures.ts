/** What the output of a part is without although the part succeeded: items that a loop collected as failed, tasks that were to settle. */
import { isJsonObject, type Json } from "../../../contract/json.ts";
import { taskOf } from "../../../contract/instance.ts";
import type { Manifest } from "../../../contract/manifest.ts";
import { isLoop, isParallel, taskRegionsIn, type Region } from "../../../contract/regions/index.ts";
import type { TaskRow } from "../../store/index.ts";

export interface CollectedFailure {
  /** The loop or the parallel task: `each`, `each[4].inner`. */
  readonly region: string;
  /** The item or the task within it: `item 2`, `s2`. */
  readonly of: string;
  /** One line. */
  readonly error: string;
}

/**
 * @param outputOf that of a row, where it was read
 * @returns by ids of parts; those without any are left out
 */
export function collectedFailures(
  { core }: Pick<Manifest, "core">,
  parts: readonly { readonly id: string }[],
  rows: readonly Pick<TaskRow, "id" | "status">[],
  outputOf: (id: string) => Json | undefined,
): ReadonlyMap<string, readonly CollectedFailure[]> {
  const regions = taskRegionsIn(core);
  const isPart = new Set(parts.map(({ id }) => id));
  const collecting = new Map(
    regions
      .filter(({ id }) => isPart.has(id))
      .flatMap((part) =>
        [part, ...taskRegionsIn(part)]
          .filter(collects)
          .map((region) => [region.id, { part: part.id, region }] as const),
      ),
  );
  const all = rows.flatMap(({ id, status }) => {
    const found = status === "success" ? collecting.get(taskOf(id)) : undefined;
    const output = found && outputOf(id);
    if (found === undefined || output === undefined) return [];
    const failures = isLoop(found.region) ? failedItems(output) : failedTasks(output);
    return failures.map((failure) => ({ part: found.part, failure: { region: id, ...failure } }));
  });
  const byPart = Map.groupBy(all, ({ part }) => part);
  return new Map([...byPart].map(([part, some]) => [part, some.map(({ failure }) => failure)]));
}

function collects(region: Region): boolean {
  if (isLoop(region)) return region.over.is === "items" && region.onError === "collect";
  return isParallel(region) && region.join === "settled";
}

type Failure = Omit<CollectedFailure, "region">;

function failedItems(output: Json): Failure[] {
  const failed = isJsonObject(output) ? output["failed"] : undefined;
  if (!Array.isArray(failed)) return [];
  return failed
    .filter(isJsonObject)
    .map(({ index, error }) => ({ of: `item ${textOf(index)}`, error: textOf(error) }));
}

function failedTasks(output: Json): Failure[] {
  if (!isJsonObject(output)) return [];
  return Object.entries(output).flatMap(([task, ended]) =>
    isJsonObject(ended) && ended["status"] === "failed"
      ? [{ of: task, error: textOf(ended["error"]) }]
      : [],
  );
}

function textOf(value: Json | undefined): string {
  return typeof value === "string" ? value : JSON.stringify(value ?? null);
}
