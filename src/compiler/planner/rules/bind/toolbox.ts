/** What a planner keeps from one path to the next: what it knows of the tools, and how it read the query. */
import type { ToolInfo } from "../../../../catalog/tool-info.ts";
import type { BindRequest } from "../../planner.ts";
import type { Facts } from "../facts.ts";
import { rankTools, type ToolRanking } from "./rank-tools.ts";
import { readingsOf, type Readings } from "./readings.ts";
import { vocabularyOf, type Vocabulary } from "./vocabulary.ts";

export interface KnownAgent {
  readonly tools: readonly ToolInfo[];
  readonly ranking: ToolRanking;
  readonly vocabularies: ReadonlyMap<ToolInfo, Vocabulary>;
}

export interface Toolbox {
  /** The agents of some tools, by name. */
  open(tools: readonly ToolInfo[]): ReadonlyMap<string, KnownAgent>;
  /** Of the query that is planned now. */
  readings(request: BindRequest, facts: Facts | undefined): Promise<Readings>;
}

export function createToolbox(): Toolbox {
  const known = new Map<string, KnownAgent>();
  let last: { readonly request: BindRequest; readonly readings: Promise<Readings> } | undefined;
  return {
    readings(request, facts) {
      const { query, params } = request;
      const isSame = last?.request.query === query && last.request.params === params;
      if (last === undefined || !isSame) {
        last = { request, readings: readingsOf(query, params, facts) };
      }
      return last.readings;
    },
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
