/**
 * Words for putting earlier results before somebody's eyes. What such a clause works on is what came
 * before, unless it says itself. General language: which agent presents is for the cards to say.
 */
const set = (words: string): ReadonlySet<string> => new Set(words.trim().split(/\s+/));

const VERBS = set(`
  chart plot graph draw visualise visualize tabulate report summarise summarize present document sketch diagram
  conclude combine
`);

const NOUNS = set(`
  chart charts plot plots graph graphs diagram diagrams table tables report reports page pages dashboard dashboards document
  summary overview presentation picture figure visualisation visualization markdown html svg section sections
`);

/** These show all that was found; the others show what was named last. */
const WHOLE = set(
  "report reports page dashboard document presentation overview html markdown conclude combine",
);

export function isPresentingVerb(lower: string): boolean {
  return VERBS.has(lower);
}

export function isPresentingNoun(lower: string): boolean {
  return NOUNS.has(lower);
}

/** A summary says what its text says; a chart or a report is a thing of its own, which "it" then means. */
export function isMaking(lower: string): boolean {
  return (VERBS.has(lower) || NOUNS.has(lower)) && !/^(?:summar|overview)/.test(lower);
}

export function showsEverything(lower: string): boolean {
  return WHOLE.has(lower);
}
