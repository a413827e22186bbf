/** Plans and tools for tests of the compiler, written as a person would write them in `plan.json`. */
import type { ToolPermissions } from "../../src/catalog/define.ts";
import type { ToolInfo } from "../../src/catalog/tool-info.ts";
import type { Pass, PassContext } from "../../src/compiler/passes/index.ts";
import { planFileSchema } from "../../src/compiler/kinds/index.ts";
import type { Diagnostic } from "../../src/contract/diagnostics/index.ts";
import type { JsonObject } from "../../src/contract/json.ts";
import type { Need, Plan, Task } from "../../src/contract/plan.ts";
import type { Args } from "../../src/contract/values.ts";

export interface TaskText extends Partial<Omit<Task, "needs">> {
  readonly tool?: string;
  readonly args?: Args;
  /** Ids, for needs on success; or needs in full. */
  readonly needs?: readonly (string | Need)[];
}

/** Tasks by id. Each calls `test.echo` without arguments unless it says otherwise. */
export function planOf(tasks: Readonly<Record<string, TaskText>>, head: Partial<Plan> = {}): Plan {
  return planWith(
    Object.entries(tasks).map(([id, text]) => ({ id, ...text })),
    head,
  );
}

/** The same from a list, in which ids may repeat. */
export function planWith(
  tasks: readonly (TaskText & { readonly id: string })[],
  head: Partial<Plan> = {},
): Plan {
  return planFileSchema.parse({
    version: 1,
    name: "sample",
    source: { query: "A sample.", sha256: "0", planner: "test@1" },
    ...head,
    tasks: tasks.map(({ id, tool = "test.echo", needs = [], ...text }) => ({
      id,
      title: `Task ${id}`,
      ...((text.kind ?? "call") === "call" && {
        kind: "call",
        agent: tool.split(".")[0],
        tool,
        args: {},
      }),
      ...text,
      needs: needs.map((need) => (typeof need === "string" ? { task: need } : need)),
    })),
  });
}

interface ToolText extends Partial<Omit<ToolInfo, "input" | "output" | "permissions">> {
  readonly input?: JsonObject;
  readonly output?: JsonObject;
  readonly permissions?: ToolPermissions;
}

/** A tool as the catalog describes it: pure, without arguments and with an output of one text, unless it says otherwise. */
export function toolInfo(name: string, text: ToolText = {}): ToolInfo {
  const [agent = "", own = ""] = name.split(".");
  return {
    name,
    agent,
    description: `Does ${name}.`,
    version: "1.0.0",
    input: inputOf({}),
    output: outputOf({ text: { type: "string" } }),
    permissions: {},
    effect: "read",
    idempotent: true,
    cacheable: true,
    estimate: { seconds: 1, usd: 0 },
    phrases: [],
    module: { specifier: `orchc/agents/${agent}/${own}`, export: own },
    ...text,
  };
}

/** The JSON Schema of an input: fields may be left out unless they are required. */
export function inputOf(properties: JsonObject, required: readonly string[] = []): JsonObject {
  return { type: "object", properties, required };
}

/** The JSON Schema of an output: closed, as zod writes it. */
export function outputOf(properties: JsonObject): JsonObject {
  return {
    type: "object",
    properties,
    required: Object.keys(properties),
    additionalProperties: false,
  };
}

/** What passes are told: these tools, no missing files, plenty of room. */
export function passContext(
  tools: readonly ToolInfo[],
  context: Partial<PassContext> = {},
): PassContext {
  return {
    agents: [...new Set(tools.map(({ agent }) => agent))],
    brokenAgents: new Map(),
    toolNames: tools.map(({ name }) => name),
    tools: new Map(tools.map((tool) => [tool.name, tool])),
    plans: { names: [], read: new Map() },
    maxTasks: 200,
    maxDepth: 8,
    taskTimeoutMs: undefined,
    retries: 1,
    optional: { profile: "balanced", includes: "all" },
    budget: {},
    commands: [],
    places: { write: ["out"], unwritable: new Map(), leadOut: new Set() },
    missingFiles: new Map(),
    configuredArguments: () => undefined,
    readingOf: () => ({}),
    factsOf: () => undefined,
    problemWith: () => undefined,
    ...context,
  };
}

/** `ORC2001 message @ t1 args.left @ query 4-9`: all of a diagnostic but its help, on one line. */
export function told({ code, message, places }: Diagnostic): string {
  const where = places.map((place) => {
    switch (place.in) {
      case "query":
        return `query ${place.start}-${place.end}`;
      case "plan":
        return [place.task, place.path].filter((part) => part !== undefined).join(" ");
      case "file":
        return place.file;
    }
  });
  return [`${code} ${message}`, ...where].join(" @ ");
}

/** What a pass says of a plan. */
export function problemsIn(pass: Pass, plan: Plan, context: PassContext): string[] {
  return pass.run(plan, context).diagnostics.map(told);
}
