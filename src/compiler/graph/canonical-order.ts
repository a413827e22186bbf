import { canonicalJson, sha256 } from "../../contract/json.ts";
import type { Plan, Task } from "../../contract/plan.ts";
import { compareText } from "../../contract/compare-text.ts";
import { graphOf } from "./plan-graph.ts";
import { refineOnce, usesIn, type Colours } from "./task-colours.ts";

import { layersOf } from "./topological-order.ts";
import { allCallsOf, walkTasks } from "../kinds/index.ts";
import { renameTask } from "../plan/rename-tasks.ts";

/**
 * The ids of an acyclic plan's tasks in a topological order that depends neither on how they are called nor
 * on the order in which they stand: layer after layer, and in each in the order of the query, then by title, then
 * in the order in which the query says what they are given.
 *
 * Tasks alike in all of that are told apart by the places of what they use, then by what they do, what they use
 * and what uses them, by colour refinement (Weisfeiler and Leman 1968). Tasks that still are alike can be exchanged
 * without a difference, in all but contrived plans; then the plan's own order decides.
 */
export function canonicalOrder(plan: Plan): string[] {
  const layers = layersOf(graphOf(plan));
  const byId = new Map(plan.tasks.map((task) => [task.id, task]));
  const uses = usesIn(plan);
  const usesBy = Map.groupBy(uses, ({ user }) => user);
  const colours = refine(firstColours(layers, byId), uses);

  const places = new Map<string, number>();
  for (const layer of layers) {
    const ranked = layer.flatMap((id) => {
      const task = byId.get(id);
      if (task === undefined) return [];
      const used = (usesBy.get(id) ?? []).map(
        (use) => `${use.role} ${String(places.get(use.used) ?? "").padStart(6, "0")}`,
      );
      const said = saidAt(task, plan.source.query);
      return [{ id, task, said, colour: colours.get(id) ?? "", used: used.toSorted().join("\n") }];
    });
    ranked.sort(
      (a, b) =>
        compareReading(a.task, b.task) ||
        compareSaid(a.said, b.said) ||
        compareText(a.used, b.used) ||
        compareText(a.colour, b.colour),
    );
    for (const { id } of ranked) places.set(id, places.size);
  }
  return [...places.keys()];
}

/** In the order of the query; what comes from no place in it stands behind. */
function compareReading(a: Task, b: Task): number {
  const [startA, endA] = a.origin?.query ?? [Number.MAX_SAFE_INTEGER, 0];
  const [startB, endB] = b.origin?.query ?? [Number.MAX_SAFE_INTEGER, 0];
  return startA - startB || endA - endB || compareText(a.title, b.title);
}

/** Where the query says the values of a task's arguments, in the order of the arguments. */
function saidAt(task: Task, query: string): number[] {
  return allCallsOf(task).flatMap(({ args }) =>
    Object.entries(args)
      .toSorted(([a], [b]) => compareText(a, b))
      .flatMap(([, value]) =>
        typeof value === "string" || typeof value === "number"
          ? [positionOf(String(value), query)]
          : [],
      ),
  );
}

/** Of a text that stands for itself: the 1 of "lamp 1", and not that of "lamp 12" or "H-1". */
function positionOf(text: string, query: string): number {
  const isPart = (at: number): boolean => /[\p{L}\p{N}_-]/u.test(query.charAt(at));
  let at = query.indexOf(text);
  while (at >= 0 && (isPart(at - 1) || isPart(at + text.length))) at = query.indexOf(text, at + 1);
  return at;
}

function compareSaid(a: readonly number[], b: readonly number[]): number {
  const differing = a.findIndex((at, i) => at !== b[i]);
  return a.length - b.length || (a[differing] ?? 0) - (b[differing] ?? 0);
}

/** Everything about a task but names: its layer, and its text with all tasks called alike. */
function firstColours(
  layers: readonly (readonly string[])[],
  byId: ReadonlyMap<string, Task>,
): Colours {
  const all = walkTasks({ tasks: [...byId.values()] });
  const nameless = new Map(all.map(({ id }) => [id, "t"]));
  const colours = new Map<string, string>();
  layers.forEach((layer, depth) => {
    for (const id of layer) {
      const task = byId.get(id);
      const text = task && { ...renameTask(task, nameless), needs: [] };
      colours.set(id, sha256(canonicalJson([depth, text])));
    }
  });
  return colours;
}

/** Adds the colours of neighbours to each colour until that tells no more tasks apart. */
function refine(first: Colours, uses: ReturnType<typeof usesIn>): Colours {
  let colours = first;
  let count = new Set(colours.values()).size;
  while (count < colours.size) {
    const finer = refineOnce(colours, uses);
    const finerCount = new Set(finer.values()).size;
    if (finerCount === count) break;
    colours = finer;
    count = finerCount;
  }
  return colours;
}
