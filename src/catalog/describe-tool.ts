/** Turns a tool into the data that planners and passes see. */
import { existsSync } from "node:fs";
import { z } from "zod";
import {
  OrchcError,
  schemaNotRepresentable,
  toolModuleMisplaced,
  toolNotLoaded,
} from "../contract/diagnostics/index.ts";
import type { JsonObject } from "../contract/json.ts";
import { isTool, type Tool } from "./define.ts";
import { loadModule } from "./load-module.ts";
import type { SourcedAgent } from "./sources/source.ts";
import type { ToolInfo } from "./tool-info.ts";

/** Loads a tool's module and describes it. Throws an OrchcError that says what is wrong with the module. */
export async function describeTool(agent: SourcedAgent, name: string): Promise<ToolInfo> {
  const fullName = `${agent.definition.name}.${name}`;
  const { tool, module } = await loadTool(agent, name, fullName);
  const { permissions = {}, effect = "read", estimate } = tool;
  return {
    name: fullName,
    agent: agent.definition.name,
    description: tool.description,
    version: tool.version,
    input: jsonSchema(tool.input, "input", fullName),
    output: jsonSchema(tool.output, "output", fullName),
    permissions,
    effect,
    cacheable: tool.cacheable ?? (effect === "read" && permissions.network === undefined),
    estimate: { seconds: estimate?.seconds ?? 1, usd: estimate?.usd ?? 0 },
    phrases: tool.phrases ?? [],
    module: { specifier: agent.specifier(await moduleFile(agent, name, module)), export: name },
  };
}

async function loadTool(
  agent: SourcedAgent,
  name: string,
  fullName: string,
): Promise<{ tool: Tool; module: unknown }> {
  const fail = (reason: string): OrchcError =>
    new OrchcError(toolNotLoaded({ tool: fullName, reason }, { in: "file", file: agent.from }));
  let module: unknown;
  try {
    module = await agent.definition.tools[name]?.();
  } catch (error) {
    throw fail(error instanceof Error ? error.message : String(error));
  }
  const tool =
    typeof module === "object" && module !== null
      ? (module as Record<string, unknown>)[name]
      : undefined;
  if (!isTool(tool)) throw fail(`its module exports no tool named "${name}"`);
  if (tool.name !== name) throw fail(`the tool calls itself "${tool.name}"`);
  return { tool, module };
}

/** The file a lazily imported module came from: the candidate that gives the very same module. */
async function moduleFile(agent: SourcedAgent, tool: string, module: unknown): Promise<string> {
  const candidates = agent.moduleCandidates(tool);
  for (const file of candidates) {
    if (existsSync(file) && (await loadModule(file)) === module) return file;
  }
  const { name } = agent.definition;
  throw new OrchcError(
    toolModuleMisplaced(
      { tool: `${name}.${tool}`, expected: candidates },
      { in: "file", file: agent.from },
    ),
  );
}

function jsonSchema(schema: z.ZodType, side: "input" | "output", tool: string): JsonObject {
  try {
    return z.toJSONSchema(schema, { io: side }) as unknown as JsonObject;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new OrchcError(schemaNotRepresentable({ tool, side, reason }));
  }
}
