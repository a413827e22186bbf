import { noSuchPattern, OrchcError } from "../../contract/diagnostics/index.ts";
import { nearestName } from "../../contract/nearest.ts";
import type { KnownPattern } from "./read-patterns.ts";

/** By the name of its plan, or the beginning of its id. Throws an OrchcError when there is none. */
export function namedPattern(name: string, patterns: readonly KnownPattern[]): KnownPattern {
  const byId = /^[0-9a-f]{4,}$/.test(name) ? patterns.filter(({ id }) => id.startsWith(name)) : [];
  const found =
    patterns.find((pattern) => pattern.name === name) ?? (byId.length === 1 ? byId[0] : undefined);
  if (found !== undefined) return found;
  const known = patterns.map((pattern) => pattern.name);
  const nearest = nearestName(name, known);
  throw new OrchcError(noSuchPattern({ name, known, ...(nearest !== undefined && { nearest }) }));
}
