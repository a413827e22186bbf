/** The parts of a request that may each ask for a tool of its own. */

/** Where one thing that is asked for may end: a wrong cut does little harm, since the whole is ranked as well. */
const BORDER = /[.!?;:](?=\s|$)|,|\n|\b(?:and|then|also)\b/giu;

/** A pasted text has any number of them, each of which costs a search; what follows is ranked with the whole. */
const MOST = 50;

export function clausesOf(query: string): readonly string[] {
  const parts = query.split(BORDER).map((part) => part.trim());
  return parts.filter((part) => part !== "").slice(0, MOST);
}
