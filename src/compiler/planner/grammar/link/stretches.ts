/** Which of two times of a tool begins a stretch and which ends it: `start` and `until`, `check_in` and `check_out`. */

/** The end of a stretch that an argument is; "either" where two of them are its ends, and nothing says which is which. */
export type End = "first" | "last" | "either";

interface Timed {
  readonly name: string;
  readonly description: string;
  readonly format: string | undefined;
  readonly list: boolean;
  readonly end?: End;
}

/** What a word says of its time. Who comes or leaves does so first or last, as the other end has it. */
type Sense = "first" | "last" | "come" | "leave" | "back";

const SENSES: readonly (readonly [Sense, RegExp])[] = [
  ["come", /\b(?:arriv\w*|check ?-?in|checkin|comes?|coming|move ?-?in)\b/i],
  ["leave", /\b(?:depart\w*|leav\w*|check ?-?out|checkout|goes|move ?-?out|outbound)\b/i],
  ["back", /\b(?:returns?|returned|back|drop ?-?off|dropoff|inbound)\b/i],
  [
    "first",
    /\b(?:start\w*|begin\w*|from|since|after|first|earliest|opens?|opening|pick ?-?up|pickup|collect\w*)\b/i,
  ],
  ["last", /\b(?:end\w*|finish\w*|to|until|till|before|last|final|latest|clos\w*)\b/i],
];

const TRAVEL =
  /\b(?:travel\w*|trip|journey|voyage|route|flights?|trains?|bus(?:es)?|ferr(?:y|ies)|transfer|connections?|origin|destination)\b/i;
const STAY = /\b(?:stay\w*|guests?|nights?|overnight)\b/i;

/** The arguments, with the end that each of a pair of times is. */
export function markEnds<F extends Timed>(fields: readonly F[], about: string): F[] {
  const timed = fields.filter(
    ({ format, list }) => !list && /^(?:date|date-time|time)$/.test(format ?? ""),
  );
  const ends = new Map<F, End>();
  for (const one of timed) {
    const [partner, ...more] = timed.filter(
      (other) => other !== one && isPartner(one, other, timed),
    );
    const end =
      partner === undefined || more.length > 0 ? undefined : endOf(one, partner, fields, about);
    if (end !== undefined) ends.set(one, end);
  }
  return fields.map((field) => {
    const end = ends.get(field);
    return end === undefined ? field : { ...field, end };
  });
}

/** Two times of one form, one at each end, that are the only such ones or are called the same but for that. */
function isPartner(one: Timed, other: Timed, timed: readonly Timed[]): boolean {
  const [a, b] = [senseOf(one), senseOf(other)];
  if (a === undefined || b === undefined || a === b || one.format !== other.format) return false;
  const alike = timed.filter((each) => each.format === one.format && senseOf(each) !== undefined);
  return alike.length === 2 || subjectOf(one) === subjectOf(other);
}

/** The name says it; where it says nothing ("date"), what the description begins with. */
function senseOf({ name, description }: Timed): Sense | undefined {
  const words = wordsOf(name);
  const inName = SENSES.find(([, pattern]) => pattern.test(words));
  const [beginning = ""] = description.split(/[.,;(]/, 1);
  const inText = SENSES.find(
    ([sense, pattern]) => sense !== "come" && sense !== "leave" && pattern.test(beginning),
  );
  return (inName ?? inText)?.[0];
}

function subjectOf({ name }: Timed): string {
  return SENSES.reduce((rest, [, pattern]) => rest.replace(pattern, ""), wordsOf(name)).trim();
}

function wordsOf(name: string): string {
  return name.replaceAll(/[_-]|(?<=[a-z])(?=[A-Z])/g, " ").toLowerCase();
}

function endOf(one: Timed, other: Timed, fields: readonly Timed[], about: string): End | undefined {
  const [own, others] = [senseOf(one), senseOf(other)];
  if (own === undefined || others === undefined) return undefined;
  if (own === "come" && others === "leave")
    return comesFirst(one, other, fields, about) ?? "either";
  if (own === "leave" && others === "come") {
    const first = comesFirst(other, one, fields, about);
    return first === undefined ? "either" : first === "first" ? "last" : "first";
  }
  const order = rankOf(own) - rankOf(others);
  return order === 0 ? undefined : order < 0 ? "first" : "last";
}

/** Whoever stays comes before they leave, and whoever travels leaves before they arrive. */
function comesFirst(
  come: Timed,
  leave: Timed,
  fields: readonly Timed[],
  about: string,
): "first" | "last" | undefined {
  const all = [
    about,
    ...fields.map(({ name, description }) => `${wordsOf(name)} ${description}`),
  ].join(" ");
  const isSaidFirst = fields.indexOf(come) < fields.indexOf(leave);
  const isTravel = TRAVEL.test(all);
  const isStay = wordsOf(come.name).startsWith("check") || STAY.test(all);
  if (isTravel === isStay) return isTravel || !isSaidFirst ? undefined : "first";
  return isStay ? "first" : isSaidFirst ? undefined : "last";
}

/** "From" and "arrival" begin; between two that begin or two that end nothing is known. */
function rankOf(sense: Sense): number {
  return { first: 0, come: 1, leave: 2, back: 3, last: 3 }[sense];
}
