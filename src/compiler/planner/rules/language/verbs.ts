/** Verbs in which people put requests, in their base form. */

const set = (words: string): ReadonlySet<string> => new Set(words.trim().split(/\s+/));

/** Ask for something without saying what is done to it: the object says what is wanted. */
export const GENERIC_VERBS = set(`
  get fetch show give tell find see look display print pull grab retrieve provide return bring want need know take
  make do create build produce generate write prepare put add include use work check analyse analyze examine
  investigate explore determine identify calculate compute figure obtain present let have list collect gather load
  study inspect view compile pick choose explain watch track follow monitor assess evaluate discover run perform
  consider start begin try go learn understand turn keep say help call apply
`);

const SPECIFIC_VERBS = set(`
  aggregate alert approve archive average backup blame block book bump buy cancel chart cite classify clean clone close
  cluster combine commit compare compress convert copy correlate count crawl crop cut decrypt delete deploy
  describe design detect diagram diff divide document download draft draw edit email encrypt estimate execute expand export
  extract filter fix forecast format forward graph grep group highlight import improve index install invite invoke join
  kill label lint measure mail merge message migrate minify move multiply normalise normalize notify open optimise optimize
  order outline paint paraphrase parse patch pay play plot post predict proofread publish push query rank rate read
  rebuild record redact refactor reformat refund release remind remove rename render reopen replace reply report reserve
  resize save store restart restore revert review rewrite round schedule score scrape search select sell send share sign simplify
  sketch sort solve split stop submit subtract sum summarise summarize swap sync tabulate tag tally test tokenize total trade train
  transcribe transfer translate transpose trim tweet uninstall unzip update upgrade upload validate verify visualise
  visualize vote zip
`);

/** Also nouns: a verb only when something follows that it can be done to. */
const ALSO_NOUNS = set(`
  average backup block book call chart check copy count cut design diagram diff document draft email estimate export
  filter fix forecast format graph group highlight import index join label look mail map measure message move need order
  outline patch plan plot post query rank rate record release report review score search share show sign sketch sort
  split start stop sum tag test total trade transfer try turn update upgrade use view vote watch work export
`);

export function isVerb(lower: string): boolean {
  return GENERIC_VERBS.has(lower) || SPECIFIC_VERBS.has(lower);
}

/** A verb that says what is to be done, so that somebody must be able to do it. */
export function isSpecificVerb(lower: string): boolean {
  return SPECIFIC_VERBS.has(lower);
}

/** What anybody does with what they have: no work of its own beside that of whoever makes it. */
const LIGHT_VERBS = set("count list sort rank filter group search read open order");

export function isLightVerb(lower: string): boolean {
  return LIGHT_VERBS.has(lower);
}

export function isAlsoNoun(lower: string): boolean {
  return ALSO_NOUNS.has(lower);
}

/** `charting` is `chart`; `undefined` when the word is no gerund of a known verb. */
export function baseOfGerund(lower: string): string | undefined {
  if (!lower.endsWith("ing")) return undefined;
  const stem = lower.slice(0, -3);
  return [stem, `${stem}e`, stem.replace(/(.)\1$/, "$1")].find(isVerb);
}
