import type { InstanceId } from "../../../contract/instance.ts";
import type { Manifest } from "../../../contract/manifest.ts";
import { instanceAt, placedAt, type Placed } from "../../regions/places.ts";
import { unitPlaces } from "./unit-places.ts";

/** Of an instance the regions around it, by the ids of their rows, the innermost first. */
export function regionsAround(
  manifest: Pick<Manifest, "core" | "units">,
): (id: InstanceId) => InstanceId[] {
  const units = [...unitPlaces(manifest).values()];
  return (id) => {
    for (const places of units) {
      const placed = placedAt(places, id);
      if (placed !== undefined) return ownersOf(placed);
    }
    return [];
  };
}

export function ownersOf({ place, items }: Placed): InstanceId[] {
  const found: InstanceId[] = [];
  for (let { owner } = place.block; owner !== undefined; { owner } = owner.block)
    found.push(instanceAt(owner, items));
  return found;
}
