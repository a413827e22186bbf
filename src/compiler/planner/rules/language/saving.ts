/** Words for putting what was made where it stays. General language: which agent saves is for the cards to say. */
const VERBS = new Set("save store export write put output dump persist".split(" "));

const CUES = new Set(["to", "into", "as"]);
const PLACE_CUES = new Set(["in", "at", "under"]);

/** Whether a word before a path says that it is written there: "write a report on the prices in a.csv" reads it. */
export function leadsToDestination(lower: string, verb: string): boolean {
  return CUES.has(lower) || (PLACE_CUES.has(lower) && verb !== "write" && verb !== "output");
}

export function isSavingVerb(lower: string): boolean {
  return VERBS.has(lower);
}
