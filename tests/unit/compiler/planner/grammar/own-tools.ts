/** Plans requests with tools of a workspace's own beside all that are built in. */
import { builtInCatalog, type Catalog } from "../../../../../src/catalog/catalog.ts";
import type { ToolInfo } from "../../../../../src/catalog/tool-info.ts";
import {
  callsOf,
  createGrammarPlanner,
  plan,
  sourceOf,
} from "../../../../../src/compiler/index.ts";
import type { JsonObject } from "../../../../../src/contract/json.ts";
import { worldOf } from "../../../../../src/world.ts";
import { toolInfo } from "../../../../support/plans.ts";
import type { TestWorkspace } from "../../../../support/workspaces.ts";

export const text = (description: string, more: JsonObject = {}): JsonObject => ({
  type: "string",
  description,
  ...more,
});
export const number = (description: string, more: JsonObject = {}): JsonObject => ({
  type: "number",
  description,
  ...more,
});
export const whole = (description: string, more: JsonObject = {}): JsonObject => ({
  type: "integer",
  description,
  ...more,
});
export const flag = (description: string, standard: boolean): JsonObject => ({
  type: "boolean",
  description,
  default: standard,
});
export const list = (items: JsonObject, description: string): JsonObject => ({
  type: "array",
  items,
  description,
});
export const time = (description: string): JsonObject => text(description, { format: "date-time" });
export const day = (description: string): JsonObject => text(description, { format: "date" });

/** What an argument is called with "?" at the end may be left out, as one with a default may. */
export function ownTool(
  name: string,
  effect: ToolInfo["effect"],
  description: string,
  input: Record<string, JsonObject>,
  output: Record<string, JsonObject>,
  phrases: readonly string[] = [],
): ToolInfo {
  const properties = Object.fromEntries(
    Object.entries(input).map(([key, schema]) => [key.replace("?", ""), schema]),
  );
  const required = Object.entries(input)
    .filter(([key, schema]) => !key.endsWith("?") && !("default" in schema))
    .map(([key]) => key);
  return toolInfo(name, {
    description,
    effect,
    phrases,
    input: { type: "object", properties, required },
    output: { type: "object", properties: output, required: Object.keys(output) },
  });
}

async function catalogWith(tools: readonly ToolInfo[]): Promise<Catalog> {
  const builtIn = await builtInCatalog();
  const own = Object.groupBy(tools, ({ agent }) => agent);
  const cards = Object.entries(own).map(([name, its = []]) => ({
    name,
    card: its.map(({ description }) => description).join(" "),
  }));
  return {
    ...builtIn,
    cards: [...builtIn.cards, ...cards],
    toolNames: [...builtIn.toolNames, ...tools.map(({ name }) => name)],
    tool: async (name) => tools.find((one) => one.name === name) ?? builtIn.tool(name),
    toolsOf: async (agents) => [
      ...(await builtIn.toolsOf(agents.filter((agent) => own[agent] === undefined))),
      ...agents.flatMap((agent) => own[agent] ?? []),
    ],
    looker: async (agent) => (own[agent] === undefined ? builtIn.looker(agent) : undefined),
  };
}

/** What is called, in which order, and what is wrong; also for a request that is refused. */
export function plannerFor(tools: readonly ToolInfo[], workspace: TestWorkspace["workspace"]) {
  const known = catalogWith(tools);
  return async (query: string) => {
    const catalog = await known;
    const planner = createGrammarPlanner(worldOf(workspace, async () => catalog));
    const source = await sourceOf(query, { workspace, name: "trades" });
    const { plan: made, diagnostics } = await plan({ source, workspace, catalog, planner });
    const tasks = (made?.tasks ?? []).map((task) => ({ calls: callsOf(task), needs: task.needs }));
    return {
      calls: tasks.flatMap(({ calls }) => calls.map(({ tool: name, args }) => ({ [name]: args }))),
      order: tasks.map(({ calls, needs }) => [calls[0]?.tool, needs.map(({ task }) => task)]),
      errors: diagnostics.filter(({ severity }) => severity === "error").map(({ code }) => code),
    };
  };
}
