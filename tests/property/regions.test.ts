/** The tracker of regions against a naive interpreter of the tree: random trees, outcomes, and orders of events. */
import fc from "fast-check";
import { expect, test } from "vitest";
import {
  isBranch,
  isFallback,
  isLoop,
  isParallel,
  isSequence,
  isSubplan,
  isTask,
  planTaskOf,
  sequenceRegion,
  type Region,
} from "../../src/contract/regions/index.ts";
import type { Beginning, Change, Outcome } from "../../src/runtime/regions/changes.ts";
import { placesOf, type Places } from "../../src/runtime/regions/places.ts";
import { trackUnit, type Tracker } from "../../src/runtime/regions/tracker.ts";
import {
  branchOn,
  fallbackTo,
  loopOver,
  rounds,
  sideBySide,
  subplanOf,
} from "../support/region-parts.ts";

/** What happens when something of an id runs: the same for script and model. */
interface World {
  /** Whether the task of an instance succeeds. */
  ends(id: string): boolean;
  /** Which branch, how many items, whether a round is the last. */
  taken(id: string): boolean;
  items(id: string): number;
  isMet(id: string, round: number): boolean;
}

type Shape =
  | { readonly is: "task" }
  | {
      readonly is:
        "branch" | "subplan" | "fallback" | "all" | "any" | "settled" | "loop" | "rounds";
      readonly parts: readonly (readonly Shape[])[];
      readonly flag: boolean;
    };

const { tree } = fc.letrec<{ tree: Shape; block: Shape[] }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 3, depthSize: "small", withCrossShrink: true },
    fc.constant<Shape>({ is: "task" }),
    fc.record({
      is: fc.constantFrom(
        "branch",
        "subplan",
        "fallback",
        "all",
        "any",
        "settled",
        "loop",
        "rounds",
      ),
      parts: fc.array(tie("block"), { minLength: 1, maxLength: 3 }),
      flag: fc.boolean(),
    }) as fc.Arbitrary<Shape>,
  ),
  block: fc.array(tie("tree"), { minLength: 1, maxLength: 2 }),
}));

/** Ids in the order of the tree: t1, t2, … */
function unitOf(shapes: readonly Shape[]): Region {
  let count = 0;
  const newId = () => `t${(count += 1)}`;
  const built = (shape: Shape): Region | string => {
    const id = newId();
    if (shape.is === "task") return id;
    const parts = shape.parts.map((part) => part.map(built));
    const [first = [], second] = parts;
    switch (shape.is) {
      case "branch":
        return branchOn(id, { is: "undefined" }, first, shape.flag ? second : undefined);
      case "subplan":
        return subplanOf(id, first);
      case "fallback":
        return fallbackTo(
          id,
          Object.fromEntries(parts.map((part, at) => [`a${at}`, part])),
          shape.flag ? ["failed"] : ["network"],
        );
      case "loop":
        return loopOver(id, [], first, {
          concurrency: 2,
          onError: shape.flag ? "collect" : "stop",
        });
      case "rounds":
        return rounds(id, first, { limit: 3 });
      default:
        return sideBySide(
          id,
          shape.is,
          parts.map((part, at) =>
            sequenceRegion(
              `${id}m${at}`,
              part.map((one) =>
                typeof one === "string" ? ({ kind: "task", task: one } as Region) : one,
              ),
            ),
          ),
          shape.flag ? 1 : undefined,
        );
    }
  };
  const members = shapes.map((shape) => built(shape));
  return sequenceRegion(
    "u1",
    members.map((one) => (typeof one === "string" ? ({ kind: "task", task: one } as Region) : one)),
  );
}

const FAILED = {
  error: { code: "ORC4301", message: "no", retryable: false },
  class: "failed",
} as const;

type Result = "success" | "failed" | "stopped";

/**
 * A script as JavaScript would run it: promises become generators that are advanced in an order that `pick` says. Each
 * block that ends tells its region, which may stop the others.
 */
class Script {
  readonly tracker: Tracker;
  readonly changes: Change[] = [];
  readonly started: string[] = [];
  /** How the regions of the script have ended. */
  readonly results = new Map<string, Result>();
  readonly #places: Places;
  readonly #world: World;
  /** What can happen next: each is a step of some block. */
  readonly #ready: (() => void)[] = [];

  constructor(unit: Region, world: World) {
    this.#places = placesOf(unit);
    this.tracker = trackUnit(this.#places);
    this.#world = world;
  }

  run(members: readonly Region[], pick: (count: number) => number): Result | undefined {
    let result: Result | undefined;
    this.#sequence(
      members,
      "",
      () => true,
      (ended) => (result = ended),
    );
    while (this.#ready.length > 0) {
      const [next] = this.#ready.splice(pick(this.#ready.length), 1);
      next?.();
    }
    return result;
  }

  #told(changes: readonly Change[]): void {
    this.changes.push(...changes);
  }

  #sequence(
    members: readonly Region[],
    prefix: string,
    isOpen: () => boolean,
    done: (result: Result) => void,
  ): void {
    const [first, ...rest] = members.flatMap((one) => (isSequence(one) ? one.members : [one]));
    if (first === undefined) return done("success");
    this.#one(first, prefix, isOpen, (result) => {
      if (result === "success") this.#sequence(rest, prefix, isOpen, done);
      else done(result);
    });
  }

  #one(
    region: Region,
    prefix: string,
    isOpen: () => boolean,
    done: (result: Result) => void,
  ): void {
    this.#ready.push(() => {
      if (!isOpen()) return done("stopped");
      const id = prefix + (planTaskOf(region) ?? "");
      if (isTask(region)) return this.#task(id, isOpen, done);
      if (this.tracker.mayBegin(id) === undefined) return done("stopped");
      this.started.push(id);
      const how = this.#beginning(region, id);
      this.#told(this.tracker.begin(id, how));
      this.#region(region, id, prefix, how, isOpen, (result) => {
        this.results.set(id, result);
        done(result);
      });
    });
  }

  #task(id: string, isOpen: () => boolean, done: (result: Result) => void): void {
    // What the tracker does not allow has been ended by another block.
    if (this.tracker.mayBegin(id) === undefined) {
      expect(this.tracker.isOver(id)).toBe(true);
      return done("stopped");
    }
    this.started.push(id);
    this.tracker.start(id);
    this.#ready.push(() => {
      if (!isOpen() || this.tracker.running(id) === undefined) return done("stopped");
      const ends = this.#world.ends(id);
      const outcome: Outcome = ends ? { is: "success" } : { is: "failed", ...FAILED };
      this.#told(this.tracker.end(id, outcome));
      done(ends ? "success" : "failed");
    });
  }

  #beginning(region: Region, id: string): Beginning {
    if (isBranch(region)) return { is: "branch", taken: this.#world.taken(id) };
    if (isLoop(region) && region.over.is === "items")
      return { is: "items", count: this.#world.items(id), concurrency: region.concurrency };
    return { is: "others" };
  }

  #region(
    region: Region,
    id: string,
    prefix: string,
    how: Beginning,
    isOpen: () => boolean,
    done: (result: Result) => void,
  ): void {
    if (isBranch(region)) {
      const block = how.is === "branch" && how.taken ? region.then : region.else;
      return block === undefined ? done("success") : this.#sequence([block], prefix, isOpen, done);
    }
    if (isSubplan(region)) return this.#sequence([region.body], prefix, isOpen, done);
    if (isFallback(region))
      return this.#fallback(
        region.alternatives.map((one) => one.region),
        region.on.includes("failed"),
        prefix,
        isOpen,
        done,
      );
    if (isLoop(region) && region.over.is === "rounds")
      return this.#round(region.body, id, 0, region.limit, isOpen, done);
    const blocks = isLoop(region)
      ? Array.from({ length: how.is === "items" ? how.count : 0 }, (_, at) => ({
          region: region.body,
          prefix: `${id}[${at}].`,
        }))
      : isParallel(region)
        ? region.members.map((member) => ({ region: member, prefix }))
        : [];
    const limit = isLoop(region)
      ? region.concurrency
      : isParallel(region)
        ? (region.limit ?? blocks.length)
        : 1;
    const join = isParallel(region)
      ? region.join
      : isLoop(region) && region.onError === "collect"
        ? "settled"
        : "all";
    this.#sideBySide(blocks, limit, join, isOpen, done);
  }

  #fallback(
    list: readonly Region[],
    goesOn: boolean,
    prefix: string,
    isOpen: () => boolean,
    done: (result: Result) => void,
  ): void {
    const [first, ...rest] = list;
    if (first === undefined) return done("failed");
    this.#sequence([first], prefix, isOpen, (result) => {
      if (result !== "failed" || !goesOn) return done(result);
      this.#fallback(rest, goesOn, prefix, isOpen, done);
    });
  }

  #round(
    body: Region,
    id: string,
    at: number,
    limit: number,
    isOpen: () => boolean,
    done: (result: Result) => void,
  ): void {
    this.#sequence([body], `${id}[${at}].`, isOpen, (result) => {
      if (result !== "success") return done(result);
      const isMet = this.#world.isMet(id, at);
      expect(this.tracker.roundOf(id)).toBe(at);
      this.#told(this.tracker.round(id, isMet));
      if (isMet || at + 1 === limit) return done("success");
      this.#round(body, id, at + 1, limit, isOpen, done);
    });
  }

  #sideBySide(
    blocks: readonly { readonly region: Region; readonly prefix: string }[],
    limit: number,
    join: "all" | "any" | "settled",
    isOpen: () => boolean,
    done: (result: Result) => void,
  ): void {
    let next = 0;
    let ended = 0;
    let isOver = false;
    const finish = (result: Result): void => {
      if (isOver) return;
      isOver = true;
      done(result);
    };
    if (blocks.length === 0) return finish("success");
    const begin = (): void => {
      const block = blocks[next];
      if (block === undefined || isOver) return;
      next += 1;
      this.#sequence(
        [block.region],
        block.prefix,
        () => !isOver && isOpen(),
        (result) => {
          ended += 1;
          if (result === "stopped") return finish("stopped");
          if (result === "failed" && join === "all") return finish("failed");
          if (result === "success" && join === "any") return finish("success");
          if (ended === blocks.length) return finish(join === "any" ? "failed" : "success");
          begin();
        },
      );
    };
    for (let lane = 0; lane < limit; lane += 1) begin();
  }
}

const worlds = fc.record({ seed: fc.nat(), failing: fc.constantFrom(0, 0.2, 0.5) });

/** The same answer for the same id, whoever asks and when. */
function worldOf({ seed, failing }: { readonly seed: number; readonly failing: number }): World {
  const random = (text: string): number => {
    let hash = seed >>> 0;
    for (const char of text) hash = Math.imul(hash ^ char.charCodeAt(0), 2_654_435_761) >>> 0;
    return ((hash ^ (hash >>> 15)) >>> 0) / 2 ** 32;
  };
  return {
    ends: (id) => random(`ends ${id}`) >= failing,
    taken: (id) => random(`taken ${id}`) < 0.5,
    items: (id) => Math.floor(random(`items ${id}`) * 4),
    isMet: (id, round) => random(`met ${id} ${round}`) < 0.3,
  };
}

const cases = fc.record({
  shapes: fc.array(tree, { minLength: 1, maxLength: 3 }),
  world: worlds,
  picks: fc.infiniteStream(fc.nat()),
});

function runOf({
  shapes,
  world,
  picks,
}: {
  shapes: readonly Shape[];
  world: { seed: number; failing: number };
  picks: Iterator<number>;
}) {
  const unit = unitOf(shapes);
  const script = new Script(unit, worldOf(world));
  const members = isSequence(unit) ? unit.members : [];
  const result = script.run(members, (count) => (picks.next().value as number) % count);
  return { unit, script, result };
}

test("a script that keeps to the tree is never refused, and the tracker ends each region as the script does", () => {
  fc.assert(
    fc.property(cases, (one) => {
      const { script, result } = runOf(one);
      expect(script.tracker.open).toEqual([]);
      expect(script.tracker.isComplete).toBe(true);
      expect(result).not.toBe("stopped");
      const words = {
        succeeded: "success",
        failed: "failed",
        cancelled: "stopped",
        skipped: "stopped",
      } as const;
      const ended = script.changes.filter(({ place }) => place.blocks.length > 0);
      for (const { id, is } of ended)
        if (is !== "skipped" && is !== "cancelled")
          expect([id, words[is]]).toEqual([id, script.results.get(id)]);
      for (const [id, how] of script.results)
        if (how !== "stopped") expect(ended.map((change) => change.id)).toContain(id);
    }),
    { numRuns: 400 },
  );
});

test("each region that began ends once, what is in it before it, and nothing ends that did not begin", () => {
  fc.assert(
    fc.property(cases, (one) => {
      const { script } = runOf(one);
      const begun = new Set(script.started);
      const ended = script.changes.filter(({ is }) => is !== "skipped").map(({ id }) => id);
      expect(new Set(ended).size).toBe(ended.length);
      for (const id of ended) expect(begun.has(id)).toBe(true);
      const skipped = script.changes.filter(({ is }) => is === "skipped").map(({ id }) => id);
      expect(new Set(skipped).size).toBe(skipped.length);
      for (const id of skipped) expect(begun.has(id)).toBe(false);
    }),
    { numRuns: 400 },
  );
});

test("whatever stands in no loop has begun or is skipped, when its region has ended", () => {
  fc.assert(
    fc.property(cases, (one) => {
      const { unit, script } = runOf(one);
      const known = new Set([...script.started, ...script.changes.map(({ id }) => id)]);
      const all = [...placesOf(unit).byId.values()].filter(
        ({ loops, block }) => loops.length === 0 && block.owner !== undefined,
      );
      const begun = all.filter(({ block }) => script.started.includes(block.owner?.id ?? ""));
      expect(begun.filter(({ id }) => !known.has(id)).map(({ id }) => id)).toEqual([]);
    }),
    { numRuns: 300 },
  );
});

test("where nothing stops anything else, the order of events changes nothing", () => {
  fc.assert(
    fc.property(cases, fc.infiniteStream(fc.nat()), (one, others) => {
      const calm = { ...one, world: { ...one.world, failing: 0 } };
      const isRace = (shape: Shape): boolean =>
        shape.is !== "task" && (shape.is === "any" || shape.parts.flat().some(isRace));
      fc.pre(!calm.shapes.some(isRace));
      const first = runOf(calm);
      const second = runOf({ ...calm, picks: others });
      expect(second.script.started.toSorted()).toEqual(first.script.started.toSorted());
      const outcomes = ({ changes }: Script) =>
        changes.map(({ is, id }) => `${id} ${is}`).toSorted();
      expect(outcomes(second.script)).toEqual(outcomes(first.script));
    }),
    { numRuns: 300 },
  );
});
