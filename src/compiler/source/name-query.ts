/** The name of a query that nobody named: its first telling words. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { sha256 } from "../../contract/json.ts";

/** More words make a name longer, not clearer. */
const WORDS = 4;
/** Fits beside a time in a table of runs. */
const LENGTH = 40;

/** Words that tell nothing about what is asked for. */
const stopWords: ReadonlySet<string> = new Set(
  `a about all also an and any are as at be been both by can could do does each every find for from get give
   had has have her his how i if in into is it its let list make me most my need of on or our out over per please
   produce put should show so tell than that the their them then there these they this those to up use using want was
   we what when where which who why will with would write you your`.split(/\s+/),
);

/**
 * The same name for the same query, unless its folder holds the plan of another query:
 * then a short hash of the query keeps the two apart.
 */
export async function nameQuery(query: string, generated: string): Promise<string> {
  const name = slugOf(query);
  const taken = await plannedQuery(join(generated, name, "plan.json"));
  return taken === undefined || taken === query ? name : `${name}-${sha256(query).slice(0, 6)}`;
}

/** Whoever calls a file `each` or `top-of-the-week` calls its build so; what no build can be called loses what does not fit. */
export function nameOfFile(base: string): string {
  return /^[a-z0-9][a-z0-9-]*$/.test(base) ? base : slugOf(base);
}

/** `[a-z0-9-]+`: at most four words and 40 characters. */
export function slugOf(text: string): string {
  const telling = text
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replaceAll("ß", "ss")
    .replace(/['’]s\b/g, "")
    .split(/\s+/)
    .flatMap((word) => baseName(word).split(/[^a-z0-9]+/))
    .filter((word) => word !== "" && !stopWords.has(word));
  let name = "";
  for (const word of new Set(telling.slice(0, WORDS))) {
    const longer = name === "" ? word.slice(0, LENGTH) : `${name}-${word}`;
    if (longer.length > LENGTH) break;
    name = longer;
  }
  return name === "" ? `query-${sha256(text).slice(0, 8)}` : name;
}

/** Of a path only the file's name tells something: `data/stocks.csv,` is `stocks`. */
function baseName(word: string): string {
  const path = word.replace(/["'.,;:!?)\]}]+$/, "");
  return path.includes("/") || /\.[a-z][a-z0-9]{0,4}$/.test(path)
    ? path.replace(/^.*\//, "").replace(/\.[a-z][a-z0-9]{0,6}$/, "")
    : path;
}

/** The query of a plan; `undefined` when there is none, an empty text when it cannot be read. */
async function plannedQuery(file: string): Promise<string | undefined> {
  let text: string;
  try {
    text = await readFile(file, "utf8");
  } catch {
    return undefined;
  }
  try {
    const plan = JSON.parse(text) as { source?: { query?: unknown } } | null;
    const query = plan?.source?.query;
    return typeof query === "string" ? query : "";
  } catch {
    return "";
  }
}
