/** Words that compare, and which way. English only: in another language a comparison is not recognised. */

export type Way = "up" | "down";

function waysOf(up: string, down: string): ReadonlyMap<string, Way> {
  return new Map([
    ...up.split(/\s+/).map((word) => [word, "up"] as const),
    ...down.split(/\s+/).map((word) => [word, "down"] as const),
  ]);
}

/** Of all of them. */
export const SUPERLATIVES = waysOf(
  `highest largest biggest greatest most maximum max peak dearest longest heaviest tallest widest latest newest
  leading leads led peaked peaks topped tops top highs`,
  `lowest smallest least fewest minimum min cheapest shortest lightest narrowest earliest oldest
  bottom bottomed lows`,
);

/** Of times: the others are of numbers. */
export const OF_TIMES = new Set(
  "latest newest earliest oldest later earlier older newer".split(" "),
);

/** Of two, or of one and a bound. */
export const COMPARATIVES = waysOf(
  `more higher greater larger bigger above exceeds exceeded exceed exceeding ahead longer later dearer heavier over
  newer outsold surpassed surpasses outperformed`,
  `less lower fewer smaller below under behind shorter earlier cheaper lighter older trails trailed`,
);

/** Of one at two times. */
export const CHANGES = waysOf(
  `rose risen rises rise rising increase increased increases increasing grew grown grows growth gained gain gains
  climbed climbs jumped up improved`,
  `fell fallen falls fall falling decrease decreased decreases decreasing drop dropped drops declined decline declines
  down lost loss losses shrank sank worsened dropping`,
);

const ranked = (words: string) => words.split(" ").map((word, at) => [word, at] as const);

/** Places in an order; `last` is -1. */
export const PLACES: ReadonlyMap<string, number> = new Map([
  ...ranked("1st 2nd 3rd 4th 5th 6th 7th 8th 9th 10th"),
  ...ranked("first second third fourth fifth sixth seventh eighth ninth tenth"),
  ["last", -1],
]);

/** Words that end like a superlative and are none. */
const NO_SUPERLATIVES = new Set(
  `interest request requests test west rest forest guest harvest invest invests honest suggest nest contest
  protest quest chest manifest modest digest conquest everest budapest ingest arrest`.split(/\s+/),
);

/** A superlative of which nobody here knows which way it goes: `fastest` may be the fewest seconds. */
export function isUnknownSuperlative(word: string): boolean {
  if (word === "best" || word === "worst") return true;
  return /^\p{L}{2,}est$/u.test(word) && !NO_SUPERLATIVES.has(word) && !SUPERLATIVES.has(word);
}

/** What says that something is not so, or is equal: looked up in what the tools state, and not computed. */
export const DENIALS = new Set(
  "no not none never neither nor without nobody nothing cannot lacks lack lacked missing except".split(
    " ",
  ),
);
export const EQUALITIES = new Set(
  "same equal equally equals unchanged constant flat identical stable steady tied ties".split(" "),
);

/** What gives a reason, a guess or advice: nothing that data alone can say. */
export const OPINIONS = new Set(
  `because due caused causes cause causing driven drives driver drivers thanks hence therefore thus explains explained
  suggests suggesting indicates indicating implies likely unlikely probably possibly perhaps maybe apparently presumably
  should ought recommend recommended recommends advise consider expect expected forecast predicts predicted will would
  might may could reflects reflecting stems attributable`.split(/\s+/),
);

/** Several times of something. */
export const MULTIPLES = new Set(
  "twice double doubled triple tripled halved thrice threefold twofold tenfold quadruple quadrupled".split(
    " ",
  ),
);

/** How many of all, without a number. */
export const SHARES = new Set(
  `majority minority mostly mainly several many few all every any only just solely exclusively always ever almost nearly
  half rest together combined`.split(/\s+/),
);

/** Whether a word claims something that has to be computed. */
export function isComparing(word: string): boolean {
  const lists: readonly { has(word: string): boolean }[] = [
    SUPERLATIVES,
    COMPARATIVES,
    CHANGES,
    PLACES,
    DENIALS,
    EQUALITIES,
    OPINIONS,
    MULTIPLES,
    SHARES,
  ];
  return isUnknownSuperlative(word) || lists.some((list) => list.has(word));
}
