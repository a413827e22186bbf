/** Turns a tool into the data that planners and passes see. */
import { existsSync } from "node:fs";
import { z } from "zod";
import {
  OrchcError,
  schemaNotRepresentable,
  together,
  toolModuleMisplaced,
  toolNotLoaded,
  type Place,
} from "../contract/diagnostics/index.ts";
import type { JsonObject } from "../contract/json.ts";
import type { Tool, ToolPermissions } from "./define.ts";
import { toolProblems } from "./definition-schemas.ts";
import { failurePlace } from "./failure-place.ts";
import { loadModule, withAnySyntax } from "./load-module.ts";
import { permissionProblems } from "./permission-problems.ts";
import { BUILT_IN, type SourcedAgent } from "./sources/source.ts";
import type { ToolInfo } from "./tool-info.ts";

/** Loads a tool's module and describes it. Throws an OrchcError with all that is wrong with the module. */
export async function describeTool(agent: SourcedAgent, name: string): Promise<ToolInfo> {
  const fullName = `${agent.definition.name}.${name}`;
  const place: Place = { in: "file", file: agent.from };
  const { tool, module } = await loadTool(agent, name, fullName, place);
  const { permissions = {}, effect = "read", estimate } = tool;
  const unclear = permissionProblems(fullName, permissions, place);
  if (unclear.length > 0) throw new OrchcError(unclear);
  const [input = {}, output = {}] = await together([
    jsonSchema(tool.input, "input", fullName, place),
    jsonSchema(tool.output, "output", fullName, place),
  ]);
  const file = await moduleFile(agent, name, module, place);
  const { network = [], mcp = [], model } = permissions;
  const asksOthers = network.length + mcp.length > 0 || model === true;
  return {
    name: fullName,
    agent: agent.definition.name,
    description: tool.description,
    version: tool.version,
    input,
    output,
    permissions,
    effect,
    idempotent: tool.idempotent ?? effect === "read",
    cacheable: tool.cacheable ?? (effect === "read" && staysInside(permissions)),
    ...(tool.cacheTtl !== undefined && { cacheTtl: tool.cacheTtl }),
    ...trustOf(tool),
    estimate: { seconds: estimate?.seconds ?? 1, usd: estimate?.usd ?? 0 },
    ...(asksOthers && estimate?.usd === undefined && { hasUnknownPrice: true as const }),
    ...((asksOthers || agent.from !== BUILT_IN) && { mayBeToldToWait: true as const }),
    phrases: tool.phrases ?? [],
    ...(tool.takes && { takes: tool.takes }),
    ...(tool.verifies && { verifies: tool.verifies }),
    ...(tool.configured !== undefined && { configured: tool.configured }),
    ...(tool.check && { check: tool.check.bind(tool) }),
    module: { specifier: agent.specifier(file), export: name },
    ...(agent.file !== undefined && { agentFile: agent.file }),
  };
}

/** What services, programs and models answer is not told by what they are asked. */
function staysInside({ network, commands, mcp, model = false }: ToolPermissions): boolean {
  return network === undefined && commands === undefined && mcp === undefined && !model;
}

/** What any host or program answers, which a plan chooses, and what a model says, is somebody else's unless the author says otherwise. */
function trustOf({
  untrusted,
  validates = false,
  permissions = {},
}: Tool): Pick<ToolInfo, "untrusted" | "validates"> {
  const { network = [], commands = [], mcp = [], model = false } = permissions;
  const isAnybodys =
    model ||
    mcp.length > 0 ||
    [...network, ...commands].some((grant) => typeof grant !== "string" || grant === "*");
  const marked = untrusted ?? (isAnybodys && validates !== true);
  return {
    ...(marked !== false && { untrusted: marked }),
    ...(validates !== false && { validates }),
  };
}

async function loadTool(
  agent: SourcedAgent,
  name: string,
  fullName: string,
  place: Place,
): Promise<{ tool: Tool; module: object }> {
  const fail = (reason: string, where = place): OrchcError =>
    new OrchcError(toolNotLoaded({ tool: fullName, reason }, where));
  let module: unknown;
  try {
    module = await withAnySyntax(async () => agent.definition.tools[name]?.());
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw fail(reason, failurePlace(agent.from, error));
  }
  if (typeof module !== "object" || module === null || !(name in module)) {
    throw fail(`its module exports nothing named "${name}"`);
  }
  const tool = (module as Readonly<Record<string, unknown>>)[name];
  const problems = toolProblems(tool);
  if (problems.length > 0) throw fail(problems.join("; "));
  const { name: ownName } = tool as Tool;
  if (ownName !== name) throw fail(`the tool calls itself "${ownName}"`);
  return { tool: tool as Tool, module };
}

/** The file a lazily imported module came from: the candidate that gives the very same module. */
async function moduleFile(
  agent: SourcedAgent,
  tool: string,
  module: object,
  place: Place,
): Promise<string> {
  const candidates = agent.moduleCandidates(tool);
  for (const file of candidates) {
    if (!existsSync(file)) continue;
    const candidate = await loadModule(file).catch(() => undefined);
    if (candidate === module) return file;
  }
  const facts = { tool: `${agent.definition.name}.${tool}`, expected: candidates };
  throw new OrchcError(toolModuleMisplaced(facts, place));
}

/** A module is loaded once, however often its agent is opened; who keeps something by its schema finds it again. */
const written = {
  input: new WeakMap<z.ZodType, JsonObject>(),
  output: new WeakMap<z.ZodType, JsonObject>(),
};

async function jsonSchema(
  schema: z.ZodType,
  side: "input" | "output",
  tool: string,
  place: Place,
): Promise<JsonObject> {
  try {
    const made = written[side].get(schema) ?? (z.toJSONSchema(schema, { io: side }) as JsonObject);
    written[side].set(schema, made);
    return made;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new OrchcError(schemaNotRepresentable({ tool, side, reason }, place));
  }
}
