/** What an agent knows of a place, through the module that its definition names. */
import { agentFactsNotLoaded, OrchcError, type Place } from "../../contract/diagnostics/index.ts";
import type { ColumnFacts, Facts } from "../../contract/facts.ts";
import type { FactsContext, FactsModule } from "./hooks.ts";
import { withAnySyntax } from "../load-module.ts";
import type { SourcedAgent } from "../sources/source.ts";

/** Looks at places for one agent. */
export interface Looker {
  /** Part of what facts depend on, beside the file and how it is read. */
  readonly version: string;
  /** @throws what the agent throws: a ToolError when the place cannot be read */
  look(path: string, context: FactsContext): Promise<Facts | undefined>;
  /** Why a query cannot be run on a table with these columns, where the agent can say. */
  explainSql(sql: string, columns: readonly ColumnFacts[]): Promise<string | undefined>;
}

/** `undefined` for an agent that looks at nothing. Throws an OrchcError when its module cannot be used. */
export async function lookerOf(agent: SourcedAgent): Promise<Looker | undefined> {
  const { name, facts: load } = agent.definition;
  if (load === undefined) return undefined;
  const place: Place = { in: "file", file: agent.from };
  const fail = (reason: string): OrchcError =>
    new OrchcError(agentFactsNotLoaded({ agent: name, reason }, place));
  let module: unknown;
  try {
    module = await withAnySyntax(async () => load());
  } catch (error) {
    throw fail(error instanceof Error ? error.message : String(error));
  }
  const { facts, factsVersion = "1", explainSql } = (module ?? {}) as Partial<FactsModule>;
  if (typeof facts !== "function") throw fail('its module exports no function named "facts"');
  return {
    version: factsVersion,
    look: async (path, context) => facts(path, context),
    explainSql: async (sql, columns) => explainSql?.(sql, columns),
  };
}
