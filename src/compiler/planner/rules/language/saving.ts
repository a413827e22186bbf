/** Words for putting what was made where it stays. General language: which agent saves is for the cards to say. */
const VERBS = new Set("save store export write put output dump persist".split(" "));

/** Before the place where it is put. */
export const DESTINATION_CUES: ReadonlySet<string> = new Set("to into in as at under".split(" "));

export function isSavingVerb(lower: string): boolean {
  return VERBS.has(lower);
}
