/** What of a unit has begun, and what may begin next. One state, which only what stands here and in `settle.ts` changes. */
import { invariant } from "../../contract/diagnostics/index.ts";
import type { InstanceId } from "../../contract/instance.ts";
import { isAgent, isLoop } from "../../contract/regions/index.ts";
import type { Beginning } from "./changes.ts";
import {
  blockToBegin,
  keyOf,
  limitOf,
  type OpenBlock,
  type OpenRegion,
  type OpenTask,
} from "./open.ts";
import { instanceAt, placedAt, TURN, type Placed, type Places } from "./places.ts";

export interface OpenUnit {
  readonly places: Places;
  readonly block: OpenBlock;
  /** Those that have begun and have not ended. */
  readonly tasks: Map<InstanceId, OpenTask>;
  readonly regions: Map<InstanceId, OpenRegion>;
  /** Regions that have ended while something in them had not. */
  readonly closed: Set<InstanceId>;
  /** One of its own members has: nothing more begins. */
  hasFailed: boolean;
}

export function openUnit(places: Places): OpenUnit {
  return {
    places,
    block: { place: places.unit, owner: undefined, key: "", items: [], at: 0, child: undefined },
    tasks: new Map(),
    regions: new Map(),
    closed: new Set(),
    hasFailed: false,
  };
}

function ownerOf({ regions }: OpenUnit, { place, items }: Placed): OpenRegion | undefined {
  const { owner } = place.block;
  return owner === undefined ? undefined : regions.get(instanceAt(owner, items));
}

/** The block that a place is in, if it has begun or may begin. */
function blockOf(unit: OpenUnit, placed: Placed): OpenBlock | undefined {
  const { block } = placed.place;
  if (block.owner === undefined) return unit.hasFailed ? undefined : unit.block;
  const owner = ownerOf(unit, placed);
  if (owner === undefined) return undefined;
  const key = keyOf(block, placed.items);
  const begun = owner.blocks.get(key);
  if (begun !== undefined) return begun.place === block ? begun : undefined;
  if (blockToBegin(owner, key) !== block) return undefined;
  return { place: block, owner, key, items: placed.items, at: 0, child: undefined };
}

/** The task or region that may begin under this id; `undefined` when none may. */
export function mayBegin(unit: OpenUnit, id: InstanceId): Placed | undefined {
  const placed = placedAt(unit.places, id);
  if (placed === undefined) return undefined;
  const block = blockOf(unit, placed);
  const isNext = block?.place.members[block.at] === placed.place && block.child === undefined;
  return isNext ? placed : undefined;
}

function take(
  unit: OpenUnit,
  id: InstanceId,
): { readonly placed: Placed; readonly block: OpenBlock } {
  const placed = mayBegin(unit, id);
  const block = placed && blockOf(unit, placed);
  invariant(placed !== undefined && block !== undefined, `${id} may not begin now`);
  block.owner?.blocks.set(block.key, block);
  return { placed, block };
}

export function startTask(unit: OpenUnit, id: InstanceId): OpenTask {
  const { placed, block } = take(unit, id);
  const task: OpenTask = { is: "task", id, place: placed.place, block };
  block.child = task;
  unit.tasks.set(id, task);
  return task;
}

export function startRegion(unit: OpenUnit, id: InstanceId, how: Beginning): OpenRegion {
  const { placed, block } = take(unit, id);
  const { place, items } = placed;
  const region: OpenRegion = {
    is: "region",
    id,
    place,
    block,
    items,
    blocks: new Map(),
    done: new Set(),
    failed: new Map(),
    count: how.is === "items" ? how.count : isLoop(place.region) ? place.region.limit : 0,
    limit: limitOf(place, how),
    taken: how.is === "branch" && how.taken,
    steps: isAgent(place.region) ? [{ name: TURN, after: 0 }] : [],
    awaitsRound: false,
  };
  block.child = region;
  unit.regions.set(id, region);
  return region;
}
