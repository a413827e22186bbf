/** Agents that could answer what a data file answers that nobody named. */
import type { Agents } from "../link/agents.ts";
import { tellingIn } from "../link/asked-words.ts";
import { wordsOfName } from "../link/identifier.ts";
import type { Mark, Reading, Span } from "../read/reading.ts";
import { isCounting } from "./judge.ts";
import type { TableQuestion } from "../../planner.ts";
import type { NamedTables } from "./tables.ts";

const VALUES: ReadonlySet<Mark["is"]> = new Set([
  "name",
  "code",
  "number",
  "quoted",
  "time",
  "duration",
  "quantity",
  "mail",
]);

/**
 * "Which bees are in Long Meadow?" with `harvest.csv` in the workspace, and an agent that keeps the bees: who speaks of
 * every word but the values, although the file has them too.
 */
export function rivalOf(
  reading: Reading,
  span: Span,
  { tables, assumed }: NamedTables,
  agents: Agents,
): string | undefined {
  const { tokens, marks } = reading;
  if (marks.some(({ is }) => is === "path")) return undefined;
  const owners = new Set(tables.map(({ agent }) => agent));
  const isValue = (at: number): boolean =>
    marks.some((mark) => VALUES.has(mark.is) && mark.from <= at && at < mark.to);
  const telling = tellingIn(reading, span).filter(
    (at) => !isValue(at) && !isCounting(tokens[at]?.lower ?? ""),
  );
  if (telling.length === 0) return undefined;
  const ranked = agents.rank(reading, { spans: [span] });
  // "The members" of `members.csv` are those of the agent `members` as well.
  const isCalled = (name: string): boolean =>
    telling.some((at) => wordsOfName(name).stems.includes(tokens[at]?.stem ?? ""));
  return ranked.find(
    ({ agent, matched }) =>
      !owners.has(agent.name) &&
      (assumed || isCalled(agent.name)) &&
      telling.every((at) => matched.has(at)),
  )?.agent.name;
}

const COMPUTED = ["group", "buckets", "extreme", "order", "having", "derive"];
const COUNTS = new Set(["count", "distinct"]);

/** Whether rows are looked for or counted, as who keeps such things does too; groups and sums are computed of a file. */
export function onlyFinds({ query }: TableQuestion): boolean {
  const measures = (query["measures"] ?? []) as readonly { readonly how: string }[];
  return (
    COMPUTED.every((part) => query[part] === undefined) &&
    measures.every(({ how }) => COUNTS.has(how))
  );
}
