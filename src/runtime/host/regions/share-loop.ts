/** A loop whose items several processes run: who may say what of it, and what they are answered. See docs/adr/0032. */
import type { InstanceId } from "../../../contract/instance.ts";
import { isBranch, isLoop } from "../../../contract/regions/index.ts";
import type { BeginAnswer, NextAnswer, StartAnswer } from "../../protocol/answers.ts";
import { placedAt, type Place } from "../../regions/places.ts";
import { ProtocolError } from "../protocol-error.ts";
import type { Asked, AskedFor } from "./follower.ts";
import { LEAVE, overWith, type RunnerOptions } from "./runner-options.ts";
import { scriptProcess, type ScriptProcess } from "./scripts-of-unit.ts";
import { sharedItems, type SharedItems } from "./shared-items.ts";

export interface SharedLoop {
  readonly items: SharedItems;
  /** Whether one is shared now. */
  readonly isOpen: boolean;
  /** Whether a loop is shared that has begun, or was: then `again` answers who begins it. */
  knows(loop: InstanceId): boolean;
  /** A loop has begun in the first process: starts others when it is one to share. */
  shareOut(place: Place, began: AskedFor<"begin">, sideBySide: number): BeginAnswer;
  again(worker: ScriptProcess, asked: AskedFor<"begin">): Promise<BeginAnswer>;
  next(worker: ScriptProcess, asked: AskedFor<"next">): Promise<NextAnswer>;
  /** The item of the shared loop that it is of; `undefined` of what is of none. */
  itemOf(id: InstanceId): number | undefined;
  /** The number of the process that an instance runs in. */
  workerOf(id: InstanceId): number;
  /**
   * Whether what it asks is a matter of what it was given; `outside` of what other processes do.
   *
   * @throws ProtocolError when it was given to another
   */
  placeOf(worker: ScriptProcess, asked: Asked): "own" | "outside" | "over";
  /** Of what the first process does, as far as it has done it. */
  outside(asked: Asked): Promise<StartAnswer | BeginAnswer>;
  /** The script begins again. */
  close(): void;
}

export interface SharedLoopOptions extends Pick<
  RunnerOptions,
  "context" | "places" | "tracker" | "recorder" | "isLeaving" | "sharing"
> {
  /** Starts another process. */
  readonly start: (worker: ScriptProcess) => void;
}

export function sharedLoop(options: SharedLoopOptions): SharedLoop {
  const { context, places, tracker, recorder, isLeaving, sharing, start } = options;
  const { journal, outputs } = context;
  const known = new Set<InstanceId>();
  let lastNumber = 0;
  const isOver = (loop: InstanceId) => isLeaving() || tracker().running(loop) === undefined;
  const items = sharedItems((loop, item) => tracker().hasEnded(loop, item), isOver);
  const isOpen = () => items.loop !== undefined && !isOver(items.loop);

  function itemOf(id: InstanceId): number | undefined {
    const placed = placedAt(places, id);
    return placed !== undefined && placed.place.loops[0] === items.loop
      ? placed.items[0]
      : undefined;
  }

  function itemAsked(asked: Asked): number | undefined {
    if (asked.ask !== "broken") return itemOf(idOf(asked) ?? "");
    if (asked.region === items.loop && typeof asked.key === "number") return asked.key;
    return itemOf(asked.region ?? "");
  }

  return {
    items,
    get isOpen() {
      return isOpen();
    },
    knows: (loop) => known.has(loop),
    shareOut: ({ id, region, loops }, { says }, sideBySide) => {
      const asIs = { then: "run", sideBySide } as const;
      const count = tracker().itemsOf(id)?.count ?? 0;
      if (!isLoop(region) || says.is !== "items" || loops.length > 0 || isOpen()) return asIs;
      const workers = Math.min(region.shards ?? 1, sideBySide, count, sharing.maxWorkers);
      if (workers < 2) return asIs;
      known.add(id);
      items.open(id, { count, limit: sideBySide, list: says.list });
      items.join(0);
      const others = Array.from({ length: workers - 1 }, () => scriptProcess((lastNumber += 1)));
      for (const { number } of others) items.join(number);
      for (const other of others) start(other);
      return { then: "share", sideBySide };
    },
    again: async ({ number }, { region: id, says }) => {
      if (items.loop === id && isOpen()) {
        if (!items.has(number)) return LEAVE;
        if (says.is !== "items" || says.list !== items.list)
          throw new ProtocolError(`${id} is gone through with another list`);
        return { then: "share", sideBySide: items.limit };
      }
      if (number !== 0 || isLeaving()) return LEAVE;
      await recorder.composed;
      return journal.isDone(id) ? { then: "reuse", output: await outputs.of(id) } : LEAVE;
    },
    next: async ({ number }, { region, after }) => {
      if (region !== items.loop) return LEAVE;
      if (after !== null && !tracker().hasEnded(region, after))
        throw new ProtocolError(`item ${after} of ${region} has not ended`);
      const item = await items.next(number);
      return item === undefined ? LEAVE : { then: "run", item };
    },
    itemOf,
    workerOf: (id) => {
      const item = itemOf(id);
      return (item === undefined ? undefined : items.holderOf(item)) ?? 0;
    },
    placeOf: ({ number }, asked) => {
      if (number !== 0 && (!items.has(number) || !isOpen())) return "over";
      if (!isOpen() || items.loop === undefined) return "own";
      const item = itemAsked(asked);
      if (item === undefined) return number === 0 || asked.ask === "broken" ? "own" : "outside";
      const isOwn = items.holderOf(item) === number || tracker().hasEnded(items.loop, item);
      if (!isOwn) throw new ProtocolError(`item ${item} of ${items.loop} was not given to it`);
      return "own";
    },
    outside: async (asked) => {
      const id = idOf(asked);
      const placed = id === undefined ? undefined : placedAt(places, id);
      if (id === undefined || placed === undefined) return LEAVE;
      const { place } = placed;
      const isRegion = asked.ask === "begin";
      if (!isRegion && asked.ask !== "start") return LEAVE;
      const isAround = around(places.byId.get(items.loop ?? "")).has(place);
      if (isRegion && (isAround || (isBranch(place.region) && journal.isDone(id))))
        return { then: "run", sideBySide: Math.max(1, place.blocks.length) };
      if (journal.isDone(id)) return { then: "reuse", output: await outputs.of(id) };
      const before = recorder.failed.get(id);
      return before === undefined ? LEAVE : overWith(before);
    },
    close: () => {
      known.clear();
      items.close();
    },
  };
}

function idOf(asked: Asked): InstanceId | undefined {
  return "task" in asked ? asked.task : asked.region;
}

function around(place: Place | undefined): ReadonlySet<Place> {
  const found = new Set<Place>();
  for (let owner = place?.block.owner; owner !== undefined; { owner } = owner.block)
    found.add(owner);
  return found;
}
