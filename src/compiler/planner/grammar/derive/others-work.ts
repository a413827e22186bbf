/** Orders that an agent of its own carries out, although a data file that nobody named has some of their words. */
import type { Agents } from "../link/agents.ts";
import { tellingIn } from "../link/asked-words.ts";
import type { Reading } from "../read/reading.ts";
import type { Clause } from "./clause.ts";
import type { NamedTables } from "./tables.ts";

/** How many times better than who reads the file. */
const PLAINLY = 2;

/**
 * "Record a harvest of 9 kg from H-1" with `harvests.csv` in the workspace: the verb and what it is done to stand in the
 * card of an agent.
 */
export function isOthersWork(
  reading: Reading,
  { form, span }: Clause,
  { tables }: NamedTables,
  agents: Agents,
): boolean {
  // "The burials" may be those of `burials.csv`, and are hardly so where they are to be cancelled.
  const isSaid = reading.marks.some(
    (mark) => mark.is === "path" && tables.some(({ from }) => from.file === mark.path),
  );
  if (isSaid || form !== "imperative" || tables.length === 0) return false;
  const owners = new Set(tables.map(({ agent }) => agent));
  const ranked = agents.rank(reading, { spans: [span] });
  const owner = ranked.find(({ agent }) => owners.has(agent.name))?.score ?? 0;
  const telling = tellingIn(reading, span).filter((at) => at !== span.from);
  return ranked.some(
    ({ agent, matched, score }) =>
      !owners.has(agent.name) &&
      score > PLAINLY * owner &&
      matched.has(span.from) &&
      (telling.length === 0 || telling.some((at) => matched.has(at))),
  );
}
