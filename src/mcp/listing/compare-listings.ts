/** What a server lists now and did not before, and the other way round. */
import { canonicalJson } from "../../contract/json.ts";
import type { Listing } from "./listing.ts";

/** Names of tools, sorted. */
export interface ListingChanges {
  readonly added: readonly string[];
  readonly removed: readonly string[];
  /** Those that take, give or claim something else. */
  readonly changed: readonly string[];
  /** Those of which only the words for people differ. */
  readonly reworded: readonly string[];
  readonly unchanged: number;
}

export function compareListings(before: Listing | undefined, after: Listing): ListingChanges {
  const old = new Map((before?.tools ?? []).map((tool) => [tool.name, tool]));
  const names = new Set(after.tools.map(({ name }) => name));
  const both = after.tools.flatMap((tool) => {
    const was = old.get(tool.name);
    return was === undefined ? [] : [{ was, tool }];
  });
  const changed = both.filter(({ was, tool }) => was.hash !== tool.hash);
  const reworded = both.filter(
    ({ was, tool }) => was.hash === tool.hash && canonicalJson(was) !== canonicalJson(tool),
  );
  return {
    added: after.tools.flatMap(({ name }) => (old.has(name) ? [] : [name])),
    removed: [...old.keys()].filter((name) => !names.has(name)).toSorted(),
    changed: changed.map(({ tool }) => tool.name),
    reworded: reworded.map(({ tool }) => tool.name),
    unchanged: both.length - changed.length - reworded.length,
  };
}
