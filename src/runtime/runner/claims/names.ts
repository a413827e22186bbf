import type { ClaimCheck } from "./check.ts";
import type { Evidence } from "./evidence.ts";
import { readNumbers } from "../numbers/read-numbers.ts";
import { wordsOf } from "./words-of.ts";

/** Words that a sentence may begin with, whatever the data. */
const STARTS = wordsOf([
  `the a an this that these those it its they their there here in on at of for from by with within between among across
  over under after before since during until as to all each every both only just overall altogether total together
  average averages averaged mean median sum count compared and but while however meanwhile also then next one two three
  four five six seven eight nine ten no none not most more fewer less least highest lowest largest smallest first second
  third last second half about around nearly almost some several many few any other others what which who when where
  how why yes your you we our i data result results answer request`,
]);

/** Paths and names of files. */
const FILE = /(?:[\w.-]+\/)+[\w.-]*|\b[\w-]{2,}\.[a-z][a-z0-9]{1,4}\b/giu;
const QUOTED = /["“”«»`]([^"“”«»`]{1,200})["“”«»`]/gu;
const MONTHS = "january february march april may june july august september october november december".split(" "); // prettier-ignore

/** Names, files and quoted words are in the data of the tasks that are cited. */
export const names: ClaimCheck = ({ text, tasks }, evidence) => {
  const files = [...text.matchAll(FILE)].map(([file]) => file.replace(/[./]+$/, ""));
  const quoted = [...text.matchAll(QUOTED)].map(([, words = ""]) => words.trim());
  const strange = [
    ...[...files, ...quoted].filter((part) => !evidence.text.includes(part.toLowerCase())),
    ...properNames(text.replaceAll(FILE, " ").replaceAll(QUOTED, " ")).filter((name) => !isKnown(name, evidence)), // prettier-ignore
  ];
  return [...new Set(strange)].map((name) => `${name} is not in the data of ${tasks}`);
};

/** Words with a capital letter or a digit in them; the first of a sentence has one anyway. */
function properNames(text: string): string[] {
  const asked = [...text.matchAll(/[\p{L}\p{N}_]+(?:[-'’][\p{L}\p{N}]+)*/gu)];
  return asked.flatMap(({ 0: word, index }) => {
    if (!/\p{Lu}/u.test(word) && !/\p{L}.*\d|_/u.test(word)) return [];
    const name = word.replace(/['’]s?$/u, "");
    const isFirst = /(?:^|[.!?:]\s+)["'(]*$/u.test(text.slice(0, index));
    if (isFirst && STARTS.has(name.toLowerCase())) return [];
    return readNumbers(word).length > 0 ? [] : [name];
  });
}

function isKnown(name: string, { words, text, query }: Evidence): boolean {
  const lower = name.toLowerCase();
  const forms = [lower, `${lower}s`, lower.replace(/s$/, ""), lower.replace(/ies$/, "y")];
  if (forms.some((form) => words.has(form)) || text.includes(lower)) return true;
  const month = MONTHS.indexOf(lower);
  if (month !== -1 && new RegExp(`\\d{4}-${String(month + 1).padStart(2, "0")}`).test(text)) return true; // prettier-ignore
  // An ordinary word of the request can begin a sentence, too.
  const asked = wordsOf([query.replaceAll(/\p{Lu}[\p{L}\p{N}]*/gu, " ")]);
  return forms.some((form) => asked.has(form));
}
