/** Units and the pieces of the tree that they are. */
import type { GroupRegion, Region } from "./kind.ts";
import { regionsIn, tasksIn } from "./index.ts";

/** The regions of a tree that have an id, by it. */
export function regionsById(core: Region): Map<string, GroupRegion> {
  const groups = regionsIn(core).filter((region): region is GroupRegion => "id" in region);
  return new Map(groups.map((region) => [region.id, region]));
}

interface Unit {
  readonly id: string;
  readonly region: string;
}

export interface Units<One extends Unit = Unit> {
  readonly core: Region;
  readonly units: readonly One[];
}

/** Of each unit the ids of its tasks, in the order in which its script runs them. */
export function tasksByUnit({ core, units }: Units): Map<string, readonly string[]> {
  const regions = regionsById(core);
  return new Map(
    units.map(({ id, region }) => {
      const found = regions.get(region);
      return [id, found === undefined ? [] : tasksIn(found)];
    }),
  );
}

/** Of each task the unit that it belongs to. */
export function unitsByTask<One extends Unit>({ core, units }: Units<One>): Map<string, One> {
  const tasks = tasksByUnit({ core, units });
  return new Map(
    units.flatMap((unit) => (tasks.get(unit.id) ?? []).map((task) => [task, unit] as const)),
  );
}
