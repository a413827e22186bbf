/** Binds tasks to tools as stage 2 does, from their titles alone. */
import type { ToolInfo } from "../../../../../src/catalog/tool-info.ts";
import { createRulesPlanner, type Facts } from "../../../../../src/compiler/planner/rules/index.ts";
import type {
  Bindings,
  BindRequest,
  OutlineTask,
} from "../../../../../src/compiler/planner/planner.ts";
import type { JsonObject } from "../../../../../src/contract/json.ts";
import type { Args } from "../../../../../src/contract/values.ts";
import { inputOf, toolInfo } from "../../../../support/plans.ts";

export const facts: Facts = {
  exists: (path) => ["src", "docs", "README.md"].includes(path),
  today: new Date("2026-01-15T12:00:00Z"),
};

/** A path of tasks, each of the agent named before the colon, and each working on the one before it. */
export function pathOf(...titles: readonly string[]): OutlineTask[] {
  return titles.map((text, at) => {
    const [agent = "", title = ""] = text.split(/: (.*)/s);
    const needs = at === 0 ? [] : [`t${at}`];
    return { id: `t${at + 1}`, title, agent, needs, priority: "medium" };
  });
}

export async function bindPath(
  path: readonly OutlineTask[],
  tools: readonly ToolInfo[],
  more: Partial<BindRequest> = {},
): Promise<Bindings> {
  return createRulesPlanner(facts).bind({
    query: path.map(({ title }) => title).join(", "),
    path,
    open: path,
    bound: [],
    tools,
    params: {},
    parameterise: false,
    ...more,
  });
}

/** The arguments that a wording gives the fields of a tool, which is the only one there is. */
export async function argsFrom(
  title: string,
  fields: JsonObject,
  more: Partial<BindRequest> & {
    readonly required?: readonly string[];
    readonly tool?: Partial<ToolInfo>;
  } = {},
): Promise<Args | undefined> {
  const { required = [], tool, ...request } = more;
  const only = toolInfo("test.work", { ...tool, input: inputOf(fields, required) });
  const { tasks } = await bindPath(pathOf(`test: ${title}`), [only], request);
  return tasks[0]?.args;
}
