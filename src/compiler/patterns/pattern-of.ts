/** A plan without its values. */
import type { ToolInfo } from "../../catalog/tool-info.ts";
import { canonicalJson, sha256, type JsonObject } from "../../contract/json.ts";
import type { Pattern, PatternTask } from "../../contract/pattern.ts";
import type { Plan, Task } from "../../contract/plan.ts";
import { mentions, parseReference } from "../../contract/values.ts";
import { sumCosts } from "../analyses/sum-costs.ts";
import { blocksOf, callsOf } from "../kinds/index.ts";
import { wordsOfQuery } from "./query-words.ts";

export type PlanPattern = Omit<Pattern, "runs" | "succeeded" | "seconds" | "$schema">;

/**
 * @param tools those that are known: of others neither arguments nor fields of outputs are named, since only schemas
 *   tell names from data
 */
export function patternOf(
  plan: Plan,
  vocabulary: ReadonlySet<string>,
  tools: ReadonlyMap<string, ToolInfo>,
): PlanPattern {
  const words = wordsOfQuery(plan.source.query, vocabulary, plan);
  const tasks = structureOf(plan, tools);
  // Without arguments: which of them are named depends on the tools that are known.
  const shape = tasks.map(({ args: _args, ...task }) => task);
  const id = sha256(canonicalJson({ words, tasks: shape })).slice(0, 12);
  return { version: 1, id, name: plan.name, words, tasks, usd: sumCosts(plan).usd };
}

interface Placed {
  readonly task: Task;
  readonly within?: string;
}

/** All tasks of a plan by neutral ids, in its order, each before those within it. */
function structureOf(plan: Plan, tools: ReadonlyMap<string, ToolInfo>): PatternTask[] {
  const placed: Placed[] = [];
  const place = (tasks: readonly Task[], within?: string): void => {
    for (const task of tasks) {
      placed.push({ task, ...(within !== undefined && { within }) });
      place(
        blocksOf(task).flatMap((block) => block.tasks),
        task.id,
      );
    }
  };
  place(plan.tasks);
  const ids = new Map(placed.map(({ task }, at) => [task.id, `t${at + 1}`]));
  const outputs = new Map(
    placed.map(({ task }) => [task.id, tools.get(callsOf(task)[0]?.tool ?? "")]),
  );

  const referred = (reference: string): string[] => {
    const { task = "", steps = [] } = parseReference(reference) ?? {};
    const id = ids.get(task);
    if (id === undefined) return [];
    const [field] = steps;
    const isField = typeof field === "string" && hasProperty(outputs.get(task)?.output, field);
    return [isField && /^[A-Za-z_]\w{0,99}$/.test(field) ? `${id}.${field}` : id];
  };

  return placed.map(({ task, within }): PatternTask => {
    const [call] = callsOf(task);
    const input = tools.get(call?.tool ?? "")?.input;
    const args = Object.entries(call?.args ?? {}).filter(([name]) => hasProperty(input, name));
    const needs = task.needs.flatMap((need) => ids.get(need.task) ?? []);
    return {
      id: ids.get(task.id) ?? "t0",
      kind: task.kind,
      ...(call !== undefined && { tool: call.tool }),
      needs: [...new Set(needs)].toSorted(),
      ...(within !== undefined && { within: ids.get(within) ?? "t0" }),
      args: Object.fromEntries(
        args.map(([name, arg]) => {
          const texts = mentions(arg).flatMap(({ shape }) =>
            shape.is === "ref" ? referred(shape.text) : [],
          );
          return [name, [...new Set(texts)].toSorted()];
        }),
      ),
    };
  });
}

function hasProperty(schema: JsonObject | undefined, name: string): boolean {
  const properties = schema?.["properties"];
  return typeof properties === "object" && properties !== null && Object.hasOwn(properties, name);
}
