/** The units of a build that have control flow, as the tracker needs them. */
import type { CoreTask, Manifest } from "../../../contract/manifest.ts";
import type { TaskRow } from "../../store/index.ts";
import { isTask } from "../../../contract/regions/index.ts";
import { regionsById } from "../../../contract/regions/units.ts";
import { outermostOf, placedAt, placesOf, type Places } from "../../regions/places.ts";

/** By the ids of units; none of a unit that runs its tasks in a row. */
export type UnitPlaces = ReadonlyMap<string, Places>;

export function unitPlaces({ core, units }: Pick<Manifest, "core" | "units">): UnitPlaces {
  const regions = regionsById(core);
  return new Map(
    units.flatMap(({ id, region }) => {
      const found = regions.get(region);
      const places = found && placesOf(found);
      const hasRegions = places?.unit.members.some((place) => !isTask(place.region)) === true;
      return places !== undefined && hasRegions ? [[id, places] as const] : [];
    }),
  );
}

/** Of each region of a unit the rows of what is in it. */
export function rowsWithin(
  units: UnitPlaces,
  rows: readonly Pick<TaskRow, "id">[],
): Map<string, readonly string[]> {
  if (units.size === 0) return new Map();
  const within = new Map<string, string[]>();
  for (const { id } of rows) {
    for (const places of units.values()) {
      const place = placedAt(places, id)?.place;
      const outermost = place && outermostOf(place);
      if (outermost === undefined || outermost === place) continue;
      const known = within.get(outermost.id);
      if (known === undefined) within.set(outermost.id, [id]);
      else known.push(id);
    }
  }
  return within;
}

/** Ids of tasks and regions that stand in another region: they may end without having run although all is well. */
export function idsWithin(units: UnitPlaces): Set<string> {
  const all = [...units.values()].flatMap(({ byId }) => [...byId.values()]);
  return new Set(all.filter(({ block }) => block.owner !== undefined).map(({ id }) => id));
}

export function tasksById({ tasks }: Pick<Manifest, "tasks">): Map<string, CoreTask> {
  return new Map(tasks.map((task) => [task.id, task]));
}
