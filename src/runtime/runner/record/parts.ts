/** The parts of a plan that an answer speaks of: tasks, and regions with all that is in them as one. */
import type { CoreTask, Manifest } from "../../../contract/manifest.ts";
import { optionalIn, planTaskOf, taskRegionsIn } from "../../../contract/regions/index.ts";
import { REGION_AGENT, regionTool } from "../../../contract/regions/region-rows.ts";
import { mapMentionsIn, parseReference } from "../../../contract/values.ts";
import { nodesOf } from "../../scheduler/index.ts";

/**
 * The manifest with its parts for tasks. What a task took from within a region it took from the region.
 *
 * @returns the manifest itself where it has no region
 */
export function partsOf(manifest: Manifest): Manifest {
  const regions = new Map(taskRegionsIn(manifest.core).map((region) => [region.id, region]));
  if (regions.size === 0) return manifest;
  const { nodes, nodeOf } = nodesOf(manifest);
  const tasks = new Map(manifest.tasks.map((task) => [task.id, task]));
  // An optional task stands for itself, and not what holds it.
  const held = new Map(
    [...regions.values()].flatMap((region) => {
      const inner = optionalIn(region);
      const id = inner && planTaskOf(inner);
      return id === undefined ? [] : [[region.id, id] as const];
    }),
  );
  const partOf = (id: string) => {
    const node = nodeOf.get(id) ?? id;
    return held.get(node) ?? node;
  };

  const parts = nodes.flatMap((node): CoreTask[] => {
    const needs = node.needs.map((need) => ({ ...need, task: partOf(need.task) }));
    const id = held.get(node.id) ?? node.id;
    const task = tasks.get(id);
    if (task !== undefined) {
      const args = mapMentionsIn(task.args, (shape) => {
        const name = shape.is === "ref" ? (parseReference(shape.text)?.task ?? "") : "";
        if (shape.is === "ref" && partOf(name) === name) return { $ref: shape.text };
        return shape.is === "ref" ? { $ref: partOf(name) } : { $param: shape.name };
      });
      return [{ ...task, needs, args }];
    }
    const region = regions.get(id);
    if (region === undefined) return [];
    const { title, priority, estimate, internal } = region.task;
    return [
      {
        id,
        title,
        agent: REGION_AGENT,
        tool: regionTool(region.kind),
        args: {},
        needs,
        priority,
        estimate,
        retry: node.retry,
        timeoutMs: 1,
        ...(internal !== undefined && { internal }),
      },
    ];
  });
  return { ...manifest, tasks: parts };
}
