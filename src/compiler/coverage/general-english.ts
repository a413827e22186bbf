/**
 * The closed lists of general English that coverage knows. No tool, no column and no subject stands here. A word that
 * is in none of them must be found in the plan.
 */

import { stemWord } from "../language/stem.ts";

const set = (words: string): ReadonlySet<string> => new Set(words.trim().split(/\s+/));

/** Articles, pronouns, auxiliaries, conjunctions, prepositions: they say how other words belong together. */
const FUNCTION_WORDS = set(`
  a an the this that these those it its itself they them their theirs he she his her him i me my mine we us our
  ours you your yours who whom whose which what when where why how there here and or but nor so yet then else
  as at by for from in into of off on onto out over per through to toward towards under until up upon with within
  about above across again along among around because before behind below beside between during inside near
  outside since after is are was were be been being am do does did done has have had having can could may might must
  shall should will would ought let lets please all both any some own also too very just well really actually
  basically simply quickly only each every same other another such few several s t d ll re ve m if possible
  according namely ie eg etc
`);

/** How people ask, whatever they ask for; and what they call that which they get. */
const REQUESTS = set(`
  show shows give gives get gets fetch tell tells find see look display print pull grab retrieve provide return returns bring
  want wants need needs know take make makes made create build produce generate prepare put add include use using used work
  analyse analyze examine investigate explore determine identify calculate compute obtain present have list collect
  gather load study inspect view pick choose go say says said help like try ask thanks thank hello hi
  result results output outcome answer question information info detail details data dataset thing things everything
  anything something finally firstly secondly following afterwards together overall whole entire based existing
`);

export function addsNothing(lower: string): boolean {
  return FUNCTION_WORDS.has(lower) || REQUESTS.has(lower);
}

export function isFunctionWord(lower: string): boolean {
  return FUNCTION_WORDS.has(lower);
}

/** What stands before a group. */
export const GROUPING = set("by per each every across");

/** They end what is grouped by; of several, whatever stands behind is another part of the sentence. */
export const ENDS_A_GROUP = set(`
  in from of on for with over since as at into to until before after between during within under above below than when
  where while if then using via through is are was were do does did has have had and or but it them its a an the this
  that these those my our your their i me we us you per by each every which who what how
  sorted ordered ranked descending ascending please only not without
`);

export const DETERMINERS = set(
  "a an the this that these those my our your its their all any some both",
);

/** Done again and again, with an amount each time. */
export const AMOUNT_VERBS = set(`
  sold bought earned spent paid received produced shipped delivered consumed generated sell sells earn earns produce
  produces
`);

/** They leave something out. */
const NEGATIONS = set(
  "not no none never neither nor without except excluding exclude excludes ignore ignoring omit omitting skip skipping unless besides",
);

/** The same in several words: "everything but cheese", "other than jam". */
const NEGATING_PHRASES = [
  "everything but", "everyone but", "anything but", "anyone but", "all but", "any but", "every but", "nothing but", "but not",
  "apart from", "aside from", "other than", "rather than", "instead of", "leaving out", "left out",
].map((words) => words.split(" ")); // prettier-ignore

/** How many words leave something out at a position; zero when none does. */
export function negationAt(lowers: readonly string[], at: number): number {
  if (NEGATIONS.has(lowers[at] ?? "")) return 1;
  const phrase = NEGATING_PHRASES.find((words) =>
    words.every((word, i) => lowers[at + i] === word),
  );
  return phrase?.length ?? 0;
}

/** Before a number they compare with it. Longer wordings stand first. */
export const COMPARATORS: readonly (readonly string[])[] = [
  "more than", "less than", "fewer than", "greater than", "larger than", "higher than", "lower than", "bigger than",
  "smaller than", "older than", "younger than", "longer than", "shorter than", "later than", "earlier than",
  "at least", "at most", "no more than", "up to", "not more than", "equal to", "equals", "over", "above", "under",
  "below", "exceeding", "beyond", "between",
].map((words) => words.split(" ")); // prettier-ignore

/** These are limits, and a number of rows is one. */
export const LIMITING: ReadonlySet<string> = new Set([
  "at most",
  "up to",
  "no more than",
  "not more than",
]);

/**
 * What is done with many values: words of one line mean nearly the same. Such a word decides the result, so the
 * arguments have to say it.
 */
const OPERATOR_LINES = `
  average avg mean averaged typical averages
  total sum altogether summed how_much sums totals
  count how_many number_of counts tally counted
  median
  minimum min lowest smallest least fewest cheapest shortest lightest worst bottom minimal
  maximum max highest largest greatest biggest most peak best top maximal longest heaviest
  distinct unique different
  share percentage percent proportion fraction ratio shares percentages
  change growth difference increase decrease changes differences grew yoy
  deviation variance stddev std spread
  cumulative running
  rank ranking ranked
  sort sorted order ordered descending ascending alphabetically alphabetical
  first earliest oldest
  last latest newest
  more fewer less
  second third half twice double
  frequent frequently common commonest popular
`;

/** By its first word: the whole wording, and the number of its line. */
const OPERATORS: ReadonlyMap<
  string,
  readonly { readonly words: readonly string[]; readonly line: number }[]
> = new Map(
  Object.entries(
    Object.groupBy(
      OPERATOR_LINES.trim()
        .split("\n")
        .flatMap((text, line) =>
          text
            .trim()
            .split(/\s+/)
            .map((entry) => ({ words: entry.split("_"), line })),
        ),
      ({ words: [first = ""] }) => first,
    ),
  ).map(([first, entries = []]) => [first, entries]),
);

export interface Operator {
  /** How many words it takes. */
  readonly length: number;
  /** Operators of one line mean nearly the same. */
  readonly line: number;
  /** One word whose stem is that of a word of another line: "difference" and "different". */
  readonly isAmbiguous: boolean;
}

/** The lines on which a word with a stem stands. */
const LINES_OF_STEM: ReadonlyMap<string, ReadonlySet<number>> = new Map(
  [
    ...Map.groupBy(
      OPERATOR_LINES.trim()
        .split("\n")
        .flatMap((text, line) =>
          text
            .trim()
            .split(/\s+/)
            .map((word) => [stemWord(word), line] as const),
        ),
      ([stem]) => stem,
    ),
  ].map(([stem, all]) => [stem, new Set(all.map(([, line]) => line))]),
);

export function isAmbiguousStem(stem: string): boolean {
  return (LINES_OF_STEM.get(stem)?.size ?? 0) > 1;
}

export function operatorAt(lowers: readonly string[], at: number): Operator | undefined {
  return (OPERATORS.get(lowers[at] ?? "") ?? [])
    .filter(({ words }) => words.every((word, i) => lowers[at + i] === word))
    .map(({ words, line }) => ({
      length: words.length,
      line,
      isAmbiguous: words.length === 1 && isAmbiguousStem(stemWord(words[0] ?? "")),
    }))
    .toSorted((a, b) => b.length - a.length)[0];
}

/** All operators of one word. */
export const OPERATOR_WORDS: readonly string[] = OPERATOR_LINES.trim()
  .split(/\s+/)
  .filter((entry) => !entry.includes("_"));

/** Single words of a line, as they are said. */
export function wordsOfLine(line: number): readonly string[] {
  return (OPERATOR_LINES.trim().split("\n")[line] ?? "")
    .trim()
    .split(/\s+/)
    .filter((entry) => !entry.includes("_"));
}

/** They are the extreme of one quantity, and so no other word for an extreme stands for them. */
export const OF_ONE_QUANTITY = set("longest shortest heaviest lightest cheapest");

/** Lines of the table above that are named elsewhere. */
export const lineOf = (word: string): number => operatorAt([word], 0)?.line ?? -1;

const NUMBER_WORDS: ReadonlyMap<string, number> = new Map([
  ..."zero one two three four five six seven eight nine ten eleven twelve"
    .split(" ")
    .map((word, value) => [word, value] as const),
  ["fifteen", 15], ["twenty", 20], ["thirty", 30], ["fifty", 50], ["hundred", 100], ["dozen", 12], ["couple", 2],
]); // prettier-ignore

export function numberWord(lower: string): number | undefined {
  return NUMBER_WORDS.get(lower);
}
