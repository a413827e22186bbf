import { placeOf } from "../../catalog/facts/index.ts";
import type { Facts } from "../../contract/facts.ts";
import type { Plan } from "../../contract/plan.ts";
import type { PassContext } from "../passes/index.ts";

/** What is known of the files that a plan stands on, by their paths. */
export function factsByPath(
  { facts = [] }: Plan,
  { factsOf }: PassContext,
): ReadonlyMap<string, Facts> {
  return new Map(
    facts.flatMap((fact) => {
      const known = factsOf(placeOf(fact));
      return known === undefined ? [] : [[fact.path, known] as const];
    }),
  );
}
