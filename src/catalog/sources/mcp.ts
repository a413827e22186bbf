/** MCP servers: each folder of `mcp/` is an agent, whose tools are the modules that were made from its listing. */
import { pathToFileURL } from "node:url";
import { mcpServerNotListed, OrchcError } from "../../contract/diagnostics/index.ts";
import { oneLine } from "../../contract/unseen.ts";
import { listedServers, placesOf, readListing, type Listing } from "../../mcp/index.ts";
import { isServerName } from "../../workspace/index.ts";
import type { Workspace } from "../../workspace/workspace.ts";
import { defineAgent } from "../define.ts";
import { loadModule } from "../load-module.ts";
import type { BrokenAgent, SourcedAgent, ToolSource } from "./source.ts";

/** Characters of a card that is made from the tools: one that holds 100 descriptions says nothing. */
const LONGEST_CARD = 400;

export function mcpServers({ config, paths }: Workspace): ToolSource {
  return {
    async agents() {
      const configured = Object.keys(config.mcpServers);
      const folders = (await listedServers(paths.mcp)).filter(isServerName);
      const names = [...new Set([...folders, ...configured])].toSorted();
      const found = await Promise.all(
        names.map((name) => agentOf(name, paths.mcp, config.mcpServers[name]?.description)),
      );
      return {
        agents: found.flatMap((one) => ("definition" in one ? [one] : [])),
        broken: found.flatMap((one) => ("problem" in one ? [one] : [])),
      };
    },
  };
}

async function agentOf(
  server: string,
  mcp: string,
  card: string | undefined,
): Promise<SourcedAgent | BrokenAgent> {
  const { listing: from, module } = placesOf(mcp, server);
  let listing: Listing | undefined;
  try {
    listing = await readListing(mcp, server);
  } catch (error) {
    const [problem] = error instanceof OrchcError ? error.diagnostics : [];
    if (problem === undefined) throw error;
    return { names: [server], problem };
  }
  if (listing === undefined) return { names: [server], problem: mcpServerNotListed({ server }) };
  const { tools } = listing;
  return {
    definition: defineAgent({
      name: server,
      card: card ?? cardOf(server, listing),
      tools: Object.fromEntries(
        tools.map(({ export: name }) => [name, () => loadModule(module(name))]),
      ),
    }),
    from,
    moduleCandidates: (tool) => [module(tool)],
    specifier: (file) => pathToFileURL(file).href,
  };
}

/** With a stop behind it, also where the text has none; `undefined` of an empty one. */
function firstSentence(text: string): string | undefined {
  const [sentence] = /^.+?[.!?](?=\s|$)/.exec(text) ?? [];
  return sentence ?? (text === "" ? undefined : `${text}.`);
}

/** The first sentences of what its tools say, as many as fit. */
function cardOf(server: string, { tools }: Listing): string {
  let card = `MCP server ${server}:`;
  for (const [i, { name, description }] of tools.entries()) {
    const sentence = firstSentence(oneLine(description)) ?? name;
    const more = tools.length - i;
    if (card.length + sentence.length > LONGEST_CARD) return `${card} And ${more} more tools.`;
    card += ` ${sentence}`;
  }
  return card;
}
