/** Names of results that say something else than what they hold: an answer would repeat them. */
import { BUCKETS, CYCLES } from "../schema/derive.ts";
import type { Window } from "../schema/extend.ts";
import type { Measure } from "../schema/group.ts";
import type { Compilation } from "./scope.ts";

/** The first word of a name, and the measures that it is a name of. */
const MEASURES: Readonly<Record<string, readonly Measure["how"][]>> = {
  total: ["sum", "count"],
  sum: ["sum"],
  mean: ["mean"],
  average: ["mean"],
  median: ["median"],
  lowest: ["min"],
  minimum: ["min"],
  highest: ["max"],
  maximum: ["max"],
};
const TIMES: ReadonlySet<string> = new Set([...BUCKETS, ...CYCLES]);
const WINDOWS = /^(share|running total|change|percent change|rank) of /;

/** "total revenue" of what is a mean. */
export function checkMeasureName(
  compilation: Compilation,
  {
    how,
    column,
    as = "",
  }: {
    readonly how: Measure["how"];
    readonly column?: string | undefined;
    readonly as?: string | undefined;
  },
  path: string,
): void {
  const [word = "", ...rest] = as.split(" ");
  const named = MEASURES[word.toLowerCase()];
  const isName = named !== undefined && rest.join(" ").toLowerCase() === column?.toLowerCase();
  if (isName && !named.includes(how)) tell(compilation, as, `it is the ${how}`, path);
}

/** "month" of what is a quarter; the hour of the day is an hour as well. */
export function checkTimeName(
  compilation: Compilation,
  bucket: string,
  as: string | undefined,
  path: string,
): void {
  const isOther =
    as !== undefined && TIMES.has(as) && as !== bucket && !bucket.startsWith(`${as} `);
  if (isOther) tell(compilation, as, `it is the ${bucket}`, path);
}

/** "share of revenue" of what is a rank. */
export function checkWindowName(
  compilation: Compilation,
  { op, as = "" }: Pick<Window, "op" | "as">,
  path: string,
): void {
  const [, named] = WINDOWS.exec(as) ?? [];
  if (named !== undefined && named !== op) tell(compilation, as, `it is the ${op}`, path);
}

function tell(compilation: Compilation, as: string, is: string, path: string): void {
  compilation.problem(
    path,
    `It is called "${as}", and ${is}.`,
    "Call it what it is (as), or leave the name out.",
  );
}
