/** Small words that say which field the value after them belongs to. General English, by the names of fields. */
import { numberWord } from "../../language/numbers.ts";
import type { Field } from "../fields.ts";
import type { Group } from "../reading.ts";
import { FUNCTION_WORDS } from "../../language/words.ts";
import { stemWord } from "../../../../language/stem.ts";

const CUES: Readonly<Record<string, readonly string[]>> = {
  by: ["by", "per", "each", "grouped", "every"],
  group: ["by", "per", "each", "grouped"],
  from: ["from", "since", "between", "after", "starting"],
  since: ["since", "after", "from"],
  start: ["since", "from", "after", "starting", "between"],
  after: ["after", "since"],
  to: ["to", "until", "and", "through", "into"],
  until: ["until", "to", "before", "through", "till"],
  end: ["until", "to", "before", "ending", "through"],
  before: ["before", "until"],
  on: ["on", "using", "via"],
  key: ["on", "by"],
  folder: ["in", "under", "inside", "within", "below"],
  directory: ["in", "under", "inside", "within", "below"],
  author: ["by", "from"],
  user: ["by", "for"],
  topic: ["about", "on", "of", "regarding", "concerning"],
  subject: ["about", "on", "regarding", "concerning"],
  query: ["for", "about"],
  search: ["for"],
  text: ["for", "mention", "mentions", "mentioning", "contain", "contains", "containing"],
  pattern: ["for", "matching", "like"],
  title: ["titled", "called", "named", "entitled"],
  name: ["called", "named"],
  language: ["into", "in", "to"],
  location: ["in", "at", "near"],
  city: ["in", "at", "for"],
  country: ["in", "from"],
  destination: ["to"],
  source: ["from"],
  origin: ["from"],
};

/** Fields that a value is only given for by such a word: "by region", "since v1.0". */
const NEED_CUE = new Set([
  "by",
  "group",
  "on",
  "key",
  "author",
  "user",
  "title",
  "name",
  "topic",
  "subject",
]);

const AUXILIARY = new Set(["by", "from", "to", "on", "since", "until", "before", "after"]);

const GROUPING = new Set(["per", "each", "every", "grouped"]);
/** Of a field whose rows are put in order by it: "by price", and not "per region". */
const RANKING = ["rank", "sort", "order"];

export function cuesOf({ name, names, words }: Field): readonly string[] {
  // Names such as "from" are function words, of which there is no stem among the content words.
  const own = Object.hasOwn(CUES, name.toLowerCase()) ? [name.toLowerCase()] : names;
  const cues = own.flatMap((word) => CUES[word] ?? []);
  return RANKING.some((word) => words.has(word)) ? cues.filter((cue) => !GROUPING.has(cue)) : cues;
}

export function needsCue({ name, names }: Field): boolean {
  return [name.toLowerCase(), ...names].some((word) => NEED_CUE.has(word));
}

/** Whether the word before a value says that it is this field's. */
export function isCued(field: Field, cue: string): boolean {
  // "which symbol has the lowest …": each symbol is asked about.
  if (cue === "which" && field.list && field.words.has("group")) return true;
  if (cuesOf(field).includes(cue)) return true;
  if (FUNCTION_WORDS.has(cue) || AUXILIARY.has(cue)) return false;
  return field.names.includes(stemWord(cue));
}

/** Whether the words right before or after a value name the field: "column price", "14 periods". */
export function isNamed(field: Field, before: string, after: string): boolean {
  return [before, after].some(
    (word) => !FUNCTION_WORDS.has(word) && field.names.includes(stemWord(word)),
  );
}

/** "5 movies", "how many cars": what the rows are, and neither a column nor a value in one. */
export function namesRows({ cue, items }: Group): boolean {
  const counts =
    /^\d+$/.test(cue) ||
    numberWord(cue) !== undefined ||
    ["many", "which", "what", "top"].includes(cue);
  return counts && items.every(({ isName }) => !isName);
}
