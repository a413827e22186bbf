/** What is known of each agent's tools: read once from their schemas, and kept for the next path. */
import type { ToolInfo } from "../../../../catalog/tool-info.ts";
import { rankTools, type ToolRanking } from "./rank-tools.ts";
import { vocabularyOf, type Vocabulary } from "./vocabulary.ts";

export interface KnownAgent {
  readonly tools: readonly ToolInfo[];
  readonly ranking: ToolRanking;
  readonly vocabularies: ReadonlyMap<ToolInfo, Vocabulary>;
}

export interface Toolbox {
  /** The agents of some tools, by name. */
  open(tools: readonly ToolInfo[]): ReadonlyMap<string, KnownAgent>;
}

export function createToolbox(): Toolbox {
  const known = new Map<string, KnownAgent>();
  return {
    open(tools) {
      const groups = Map.groupBy(tools, ({ agent }) => agent);
      for (const [agent, own] of groups) {
        const before = known.get(agent)?.tools ?? [];
        const isSame = own.length === before.length && own.every((tool, i) => tool === before[i]);
        if (!isSame) known.set(agent, read(own));
      }
      return new Map(
        [...groups.keys()].flatMap((agent) => {
          const entry = known.get(agent);
          return entry === undefined ? [] : [[agent, entry] as const];
        }),
      );
    },
  };
}

function read(tools: readonly ToolInfo[]): KnownAgent {
  const vocabularies = new Map(
    tools.map((tool) => [
      tool,
      vocabularyOf(
        tool,
        tools.filter((other) => other !== tool),
      ),
    ]),
  );
  const fieldsOf = (tool: ToolInfo) => vocabularies.get(tool)?.fields ?? [];
  return { tools, vocabularies, ranking: rankTools(tools, fieldsOf) };
}
