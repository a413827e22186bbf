/** The cases of a set, each with the catalog of the tools that it may choose from. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { JsonObject } from "../../src/contract/json.ts";
import { catalogOf, type GivenCatalog, type GivenTool } from "./catalog.ts";

export interface Case {
  readonly id: string;
  readonly category: string;
  readonly query: string;
  /** Every tool of the set, some of them by name, or tools that only this case has. */
  readonly tools: "*" | readonly (string | GivenTool)[];
  readonly gold: { readonly tasks: readonly GoldTask[] };
}

export interface GoldTask {
  readonly id: string;
  readonly tool: string;
  /** A reference to an output is `{"$ref": "t1.field"}`. */
  readonly arguments: JsonObject;
  readonly deps: readonly string[];
}

export interface CaseSet {
  readonly cases: readonly Case[];
  /** The same object for cases with the same tools. */
  catalogOf(one: Case): GivenCatalog;
}

/** @param more tools that cases with all tools of the set may choose from as well */
export function readCases(
  folder: string,
  set: string,
  byDomain: boolean,
  more: readonly GivenTool[] = [],
): CaseSet {
  const read = (name: string): unknown => JSON.parse(readFileSync(join(folder, set, name), "utf8"));
  const all = read("tools.json") as GivenTool[];
  const byName = new Map(all.map((tool) => [tool.name, tool]));
  const known = new Map<string, GivenCatalog>();
  return {
    cases: read("dev.json") as Case[],
    catalogOf: ({ tools }) => {
      const key = JSON.stringify(tools);
      const chosen =
        tools === "*"
          ? [...all, ...more]
          : tools.flatMap((tool) => (typeof tool === "string" ? (byName.get(tool) ?? []) : tool));
      const catalog = known.get(key) ?? catalogOf(chosen, byDomain);
      known.set(key, catalog);
      return catalog;
    },
  };
}
