/** How many of the tools that cases need are among the first that a search finds. */
import { searchableTool } from "../../src/compiler/planner/search/index.ts";
import { createToolSearch, type ToolSearch } from "../../src/compiler/planner/search/index.ts";
import type { GivenCatalog } from "./catalog.ts";
import type { CaseSet } from "./cases.ts";

/** The first cases may be looked at while a search is made; the others say how good it is. */
const LOOKED_AT = 150;
const PLACES = [10, 50, 100];

/** Prints the recall of the needed tools at several places, and of how many cases all needed tools are there. */
export async function printRecall(set: string, { cases, catalogOf }: CaseSet): Promise<void> {
  const searches = new Map<GivenCatalog, ToolSearch>();
  const measured: Measured[] = [];
  let [indexed, searched] = [0, 0];
  // What needs no tool finds none either.
  const asking = cases.filter(({ gold }) => gold.tasks.length > 0);
  for (const one of asking) {
    const given = catalogOf(one);
    const { catalog } = given;
    const tools = await catalog.toolsOf(catalog.cards.map(({ name }) => name));
    const start = performance.now();
    const search = searches.get(given) ?? createToolSearch(tools.map(searchableTool));
    searches.set(given, search);
    const made = performance.now();
    const found = await search.search(one.query, Math.max(...PLACES));
    indexed += made - start;
    searched += performance.now() - made;
    measured.push({
      needed: new Set(one.gold.tasks.map(({ tool }) => tool)),
      places: found.map(({ id }) => given.given.get(id) ?? id),
    });
  }
  console.log(`${set}: a search for each of ${asking.length} requests`);
  printPart(`first ${LOOKED_AT}`, measured.slice(0, LOOKED_AT));
  printPart("others", measured.slice(LOOKED_AT));
  const each = (searched / asking.length).toFixed(1);
  console.log(`  indexes ${indexed.toFixed(0)} ms, ${each} ms a request`);
}

interface Measured {
  readonly needed: ReadonlySet<string>;
  /** Tools that were found, the best first. */
  readonly places: readonly string[];
}

function printPart(name: string, cases: readonly Measured[]): void {
  if (cases.length === 0) return;
  const figures = PLACES.map((most) => {
    const found = cases.map(({ needed, places }) => {
      const first = new Set(places.slice(0, most));
      return { of: needed.size, hits: [...needed].filter((tool) => first.has(tool)).length };
    });
    const share = (part: number, whole: number) => `${((100 * part) / whole).toFixed(1)} %`;
    const hits = found.reduce((sum, one) => sum + one.hits, 0);
    const all = found.reduce((sum, { of }) => sum + of, 0);
    const whole = found.filter((one) => one.hits === one.of).length;
    return `at ${most}: ${share(hits, all)} of the tools, all of ${share(whole, cases.length)} of the cases`;
  });
  for (const figure of figures)
    console.log(`  ${`${name}, ${cases.length} cases`.padEnd(24)}${figure}`);
}
