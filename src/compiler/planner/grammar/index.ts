/** The planner without a model: a typed grammar that sees the data. */
import type { Catalog } from "../../../catalog/catalog.ts";
import type { Planner } from "../planner.ts";
import type { GrammarSession } from "./session.ts";
import type { Trial } from "./trial.ts";
import { GRAMMAR } from "./version.ts";
import type { World } from "./world.ts";

export type { RankedTool, Trial, TriedClause } from "./trial.ts";
export type { World } from "./world.ts";

/** How a request is read with the tools of a catalog. */
export async function tryRequest(query: string, catalog: Catalog, world: World): Promise<Trial> {
  const { openSession } = await import("./session.ts");
  const tools = await catalog.toolsOf(catalog.cards.map(({ name }) => name));
  return openSession(world).attempt({ query, agents: catalog.cards, maxTasks: Infinity }, tools);
}

/** The same query, catalog, files and day give the same plan. */
export function createGrammarPlanner(world: World): Planner {
  let session: Promise<GrammarSession> | undefined;
  const opened = () =>
    (session ??= import("./session.ts").then(({ openSession }) => openSession(world)));
  return {
    id: GRAMMAR,
    // Loaded when something is planned: a build or a run needs none of it.
    outline: async (request) => (await opened()).outline(request),
    bind: async (request) => (await opened()).bind(request),
    explain: async (request) => (await opened()).explain(request),
    anotherWay: async (query) => (await opened()).anotherWay(query),
  };
}
