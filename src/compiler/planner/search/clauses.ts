/** The parts of a request that may each ask for a tool of its own. */

/** Where one thing that is asked for may end: a wrong cut does little harm, since the whole is ranked as well. */
const BORDER = /[.!?;:](?=\s|$)|,|\n|\b(?:and|then|also)\b/giu;

/** Most clauses that are searched one by one, since each costs a search. Later ones count only in the search with the whole request. */
const MOST = 50;

export function clausesOf(query: string): readonly string[] {
  const parts = query.split(BORDER).map((part) => part.trim());
  return parts.filter((part) => part !== "").slice(0, MOST);
}
