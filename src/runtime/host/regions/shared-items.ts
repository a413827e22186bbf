/**
 * The items of a loop that several processes share. A process that can run one gets the lowest that nobody has, as long
 * as no more run than the loop allows and the process has no more than its share of them. See docs/adr/0032.
 */
import type { InstanceId } from "../../../contract/instance.ts";

export interface SharedItems {
  /** The loop that is shared, or was; `undefined` when there is none. */
  readonly loop: InstanceId | undefined;
  /** @param list sha256 of it */
  open(
    loop: InstanceId,
    items: { readonly count: number; readonly limit: number; readonly list: string | null },
  ): void;
  /** sha256 of its list. */
  readonly list: string | null;
  /** Items at a time, in all. */
  readonly limit: number;
  /** The process takes items, or will when it has begun. */
  join(worker: number): void;
  /** It takes none any more; those that it has are dealt again. */
  part(worker: number): void;
  has(worker: number): boolean;
  /** Resolves with the number of an item, or `undefined` when the process gets none any more. */
  next(worker: number): Promise<number | undefined>;
  /** The process that has the item. */
  holderOf(item: number): number | undefined;
  /** Items that it has, which it has no more: they are dealt again. */
  takeBack(worker: number): readonly number[];
  /** Whoever of its lanes waits gets nothing. */
  turnAway(worker: number): void;
  /** Nothing is shared any more. */
  close(): void;
  /** Looks who may have an item now: some may have ended. */
  deal(): void;
}

/**
 * @param hasEnded whether the item has
 * @param isOver whether the loop is
 */
export function sharedItems(
  hasEnded: (loop: InstanceId, item: number) => boolean,
  isOver: (loop: InstanceId) => boolean,
): SharedItems {
  let loop: InstanceId | undefined;
  let list: string | null = null;
  let limit = 0;
  let count = 0;
  /** The next that nobody has had. */
  let first = 0;
  let again: number[] = [];
  const workers = new Set<number>();
  const held = new Map<number, number>();
  let waiting: { readonly worker: number; readonly resolve: (item?: number) => void }[] = [];

  function itemsOf(worker: number): number[] {
    return [...held].flatMap(([item, holder]) => (holder === worker ? [item] : []));
  }

  function take(worker: number): number | undefined {
    const share = Math.ceil(limit / workers.size);
    if (held.size >= limit || itemsOf(worker).length >= share) return undefined;
    const item = again.shift() ?? (first < count ? first++ : undefined);
    if (item !== undefined) held.set(item, worker);
    return item;
  }

  function deal(): void {
    if (loop === undefined) return;
    for (const item of held.keys()) if (hasEnded(loop, item)) held.delete(item);
    const isDone = isOver(loop);
    const isDealt = again.length === 0 && first === count;
    if (!isDone && (isDealt || held.size >= limit)) return;
    waiting = waiting.filter(({ worker, resolve }) => {
      const item = isDone ? undefined : take(worker);
      if (item === undefined && !isDone) return true;
      resolve(item);
      return false;
    });
  }

  function turnAway(worker: number): void {
    const away = waiting.filter((one) => one.worker === worker);
    waiting = waiting.filter((one) => one.worker !== worker);
    for (const { resolve } of away) resolve();
  }

  function takeBack(worker: number): readonly number[] {
    const items = itemsOf(worker);
    for (const item of items) held.delete(item);
    again = [...again, ...items].toSorted((a, b) => a - b);
    return items;
  }

  function clear(): void {
    for (const { resolve } of waiting) resolve();
    waiting = [];
    workers.clear();
    held.clear();
    again = [];
    first = 0;
  }

  return {
    get loop() {
      return loop;
    },
    get list() {
      return list;
    },
    get limit() {
      return limit;
    },
    open: (id, items) => {
      clear();
      loop = id;
      ({ list, limit, count } = items);
    },
    join: (worker) => void workers.add(worker),
    part: (worker) => {
      workers.delete(worker);
      takeBack(worker);
      turnAway(worker);
      deal();
    },
    has: (worker) => workers.has(worker),
    next: async (worker) => {
      if (!workers.has(worker)) return undefined;
      const asked = Promise.withResolvers<number | undefined>();
      waiting.push({ worker, resolve: asked.resolve });
      deal();
      return asked.promise;
    },
    holderOf: (item) => held.get(item),
    takeBack,
    turnAway,
    close: () => {
      clear();
      loop = undefined;
    },
    deal,
  };
}
