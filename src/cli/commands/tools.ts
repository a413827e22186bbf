import type { AgentCard, Catalog, ToolInfo } from "../../catalog/index.ts";
import { loadToolsAlike, placeInSource, tryRequest } from "../../compiler/index.ts";
import { exitStatus } from "../../contract/exit-status.ts";
import {
  OrchcError,
  unknownAgent,
  unknownTool,
  wrongUsage,
} from "../../contract/diagnostics/index.ts";
import { nearestName } from "../../contract/nearest.ts";
import { defineCommand, type Outcome } from "../command.ts";
import { importFile } from "../import-file.ts";
import { refreshServers } from "../mcp/refresh-servers.ts";
import { witnessResults } from "../mcp/witness-results.ts";
import { dollars, seconds } from "../render/amounts.ts";
import { renderDefinitions } from "../render/definitions.ts";
import { hang, wrap } from "../render/text.ts";
import { renderTool } from "../render/tool.ts";
import { renderTrial, trialJson } from "../render/trial.ts";
import type { Style } from "../screen.ts";

export const command = defineCommand({
  positionals: {
    name: { type: "string", describe: "an agent, or a tool as agent.tool; without it, all agents" },
  },
  flags: {
    try: {
      type: "string",
      requiresArg: true,
      describe: "show how a request is read with these tools, without a model; nothing is run",
    },
    refresh: {
      type: "boolean",
      describe:
        "start the MCP server of this name, or all that are configured, and write what they list into mcp/",
    },
    import: {
      type: "string",
      requiresArg: true,
      describe:
        "make an agent of an OpenAPI document, or take over the MCP servers of another tool's file: openapi.yaml, .mcp.json, claude_desktop_config.json",
    },
    witness: {
      type: "string",
      requiresArg: true,
      describe:
        "take the type of this MCP tool's results from those that runs have seen, or from a call with --args",
    },
    args: {
      type: "string",
      requiresArg: true,
      describe: "with --witness: call the tool with these arguments, as JSON",
    },
    yes: {
      type: "boolean",
      alias: "y",
      describe: "with --witness and --args: call it although it changes something",
    },
  },
  examples: [
    ["orchc tools data", "the tools of an agent"],
    ["orchc tools data.aggregate", "inputs, outputs and permissions of a tool"],
    [
      'orchc tools --try "average revenue by city in data/sales.csv"',
      "which tools the words of a request find, and with which arguments",
    ],
    ["orchc tools --import .mcp.json", "use the MCP servers that another tool is configured with"],
    [
      "orchc tools shop --import openapi.yaml",
      "make an agent shop of the operations of an HTTP API",
    ],
    ["orchc tools --refresh disk", "list the tools of the MCP server disk, and what has changed"],
  ],
  async complete(session) {
    const catalog = await (await session.project()).catalog();
    return [...catalog.cards.map(({ name }) => name), ...catalog.toolNames];
  },
  async run(
    { name, try: request, refresh, witness, args, yes, import: file },
    session,
  ): Promise<Outcome> {
    if (refresh === true) return refreshServers(name, session);
    if (file !== undefined) return importFile(file, name, session);
    if (witness !== undefined) return witnessResults(witness, { args, yes: yes === true }, session);
    const project = await session.project();
    const catalog = await project.catalog();
    const { diagnostics } = catalog;
    if (request?.trim() === "") {
      const reason = "--try needs a request in words.";
      throw new OrchcError(wrongUsage({ reason, usage: "orchc tools --try REQUEST" }));
    }
    if (request !== undefined) {
      const trial = await tryRequest(request, catalog, project.world());
      return {
        text: renderTrial(request, trial, session.out),
        json: trialJson(request, trial),
        diagnostics: [...diagnostics, ...trial.diagnostics],
        status: exitStatus.done,
        source: {
          query: request,
          placeOf: (offset) =>
            placeInSource({ query: request, start: { line: 1, column: 1 } }, offset),
        },
      };
    }
    if (name === undefined) return { ...listAgents(catalog, session.out), diagnostics };
    if (name.includes(".")) {
      const tool = await toolNamed(name, catalog);
      return { text: renderTool(tool, session.out), json: { tool }, diagnostics };
    }
    const card = agentNamed(name, catalog);
    const tools = await catalog.toolsOf([name]);
    const { toolsAlike } = await loadToolsAlike();
    return {
      text: renderAgent(card, tools, session.out),
      json: { ...card, tools },
      diagnostics: [...diagnostics, ...toolsAlike(catalog.cards, tools)],
    };
  },
});

function listAgents({ cards, toolNames }: Catalog, style: Style): Outcome {
  const agents = cards.map(({ name, card }) => ({
    name,
    card,
    tools: toolNames.filter((tool) => tool.startsWith(`${name}.`)),
  }));
  const text = agents.map(({ name, card, tools }) => {
    const short = tools.map((tool) => tool.slice(name.length + 1)).join(", ");
    return [
      hang(`${style.colors.bold(name)}  `, style.colors.dim(short), style.columns),
      hang("  ", card, style.columns),
    ].join("\n");
  });
  return { text: text.join("\n\n"), json: { agents } };
}

function renderAgent({ name, card }: AgentCard, tools: readonly ToolInfo[], style: Style): string {
  const definitions = tools.map((tool) => ({
    term: tool.name,
    facts: [tool.effect, `about ${estimate(tool)}`],
    text: tool.description,
  }));
  return [
    `${style.colors.bold(name)}\n${wrap(card, style.columns)}`,
    renderDefinitions(definitions, style),
  ].join("\n\n");
}

function estimate({ estimate: { seconds: time, usd } }: ToolInfo): string {
  return usd === 0 ? seconds(time) : `${seconds(time)}, ${dollars(usd)}`;
}

function agentNamed(agent: string, { cards, broken }: Catalog): AgentCard {
  const found = cards.find(({ name }) => name === agent);
  if (found !== undefined) return found;
  const reasons = broken.get(agent) ?? [];
  if (reasons.length > 0) throw new OrchcError(reasons);
  const known = cards.map(({ name }) => name);
  throw new OrchcError(unknownAgent({ agent, known, nearest: nearestName(agent, known) }));
}

async function toolNamed(tool: string, catalog: Catalog): Promise<ToolInfo> {
  const found = await catalog.tool(tool);
  if (found !== undefined) return found;
  const agent = agentNamed(tool.split(".", 1)[0] ?? "", catalog);
  const known = catalog.toolNames.filter((name) => name.startsWith(`${agent.name}.`));
  throw new OrchcError(unknownTool({ tool, known, nearest: nearestName(tool, known) }));
}
