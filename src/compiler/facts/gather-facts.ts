/** What the agents of a plan know of the places that it names. */
import type { Catalog } from "../../catalog/catalog.ts";
import {
  lookAt,
  placeKey,
  placesIn,
  type FactsOf,
  type Looked,
} from "../../catalog/facts/index.ts";
import type { ToolInfo } from "../../catalog/tool-info.ts";
import type { Diagnostic } from "../../contract/diagnostics/index.ts";
import type { Plan } from "../../contract/plan.ts";
import type { Workspace } from "../../workspace/workspace.ts";
import { checkedCalls } from "./checked-calls.ts";

export interface GatheredFacts {
  readonly factsOf: FactsOf;
  /** Why a place could not be looked at. */
  readonly problemWith: (place: Parameters<FactsOf>[0]) => Diagnostic | undefined;
  /** All of it. */
  readonly looked: Looked;
}

export async function gatherFacts(
  plan: Plan,
  tools: ReadonlyMap<string, ToolInfo>,
  options: { workspace: Workspace; catalog: Catalog; signal?: AbortSignal | undefined },
): Promise<GatheredFacts> {
  const looked = await lookAt(checkedCalls(plan, tools).flatMap(placesIn), options);
  return {
    factsOf: (place) => looked.facts.get(placeKey(place)),
    problemWith: (place) => looked.problems.get(placeKey(place)),
    looked,
  };
}
