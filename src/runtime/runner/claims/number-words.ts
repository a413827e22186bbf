/** Numbers that are written as words: an answer could hide one there from whoever compares digits. */
import type { ShownNumber } from "../numbers/read-numbers.ts";

const UNITS =
  "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split(
    " ",
  );
const TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split(" ");
const POWERS: Readonly<Record<string, number>> = {
  hundred: 100,
  thousand: 1e3,
  million: 1e6,
  billion: 1e9,
  trillion: 1e12,
};
const PARTS: Readonly<Record<string, number>> = {
  half: 1 / 2,
  third: 1 / 3,
  thirds: 1 / 3,
  quarter: 1 / 4,
  quarters: 1 / 4,
};
const NAMED: Readonly<Record<string, number>> = { dozen: 12, couple: 2 };

const SMALL = new Map<string, number>([
  ...UNITS.map((word, value) => [word, value] as const),
  ...TENS.map((word, at) => [word, (at + 2) * 10] as const),
  ...Object.entries(NAMED),
]);

/** `one of them`, `the one` and `each one` count nothing. */
const NOT_A_COUNT =
  /\b(?:(?:the|this|that|each|every|no|which)\s+one|one\s+(?:of|another|can|could))\b/gi;
/** `two thirds`, `the third` and `a quarter past` are no numbers of this kind. */
const PART = /\b(?:a|one|two|three)[\s-](half|third|thirds|quarter|quarters)\b|\b(half)\b/gi;

/** In the order of the text; `twenty-one` and `three hundred and five` are one each. English only. */
export function readNumberWords(text: string): ShownNumber[] {
  const found: ShownNumber[] = [];
  const rest = text
    .replaceAll(NOT_A_COUNT, " ")
    .replaceAll(PART, (all, one?: string, other?: string) => {
      const times = /^two/i.test(all) ? 2 : /^three/i.test(all) ? 3 : 1;
      const value = times * (PARTS[(one ?? other ?? "").toLowerCase()] ?? 0);
      found.push({ text: all, value, half: 0.005, scales: [1] });
      return " | ";
    });
  const words = [...rest.matchAll(/\p{L}+|\d[\d,.]*|[^\s\p{L}\d-]+/gu)].map(([word]) => word);
  for (let at = 0; at < words.length;) {
    const { value, next } = numberAt(words, at);
    if (value !== undefined)
      found.push({ text: words.slice(at, next).join(" "), value, half: 0.5, scales: [1] });
    at = next;
  }
  return found;
}

/** What begins with a word for a number; `3 million` is read as digits are. */
function numberAt(words: readonly string[], start: number): { value?: number; next: number } {
  let [total, group, at, isFound] = [0, 0, start, false];
  for (; at < words.length; at += 1) {
    const word = (words[at] ?? "").toLowerCase();
    const small = SMALL.get(word);
    const power = POWERS[word];
    if (small !== undefined) {
      // `twenty` and `five` are one number, `five` and `six` are two.
      if (isFound && !(group % 100 >= 20 && group % 10 === 0 && small < 10) && group % 100 !== 0)
        break;
      group += small;
      isFound = true;
    } else if (power !== undefined && isFound) {
      if (power === 100) group *= 100;
      else [total, group] = [total + group * power, 0];
    } else if (!(
      word === "and" &&
      isFound &&
      SMALL.has((words[at + 1] ?? "").toLowerCase()) &&
      group % 100 === 0 &&
      group > 0
    ))
      break;
  }
  return isFound ? { value: total + group, next: at } : { next: start + 1 };
}

const JOINT = [...SMALL.keys(), ...Object.keys(POWERS), ...Object.keys(PARTS)].join("|");
const RUN = new RegExp(
  `^(?:(?:a|one|two|three)[\\s-](?:half|thirds?|quarters?)|half|(?:${[...SMALL.keys()].join("|")})(?:(?:\\s|-|\\sand\\s)(?:${JOINT}))*)(?![\\p{L}\\p{N}])`,
  "iu",
);

/** The words for one number that a text begins with. */
export function numberWordsAt(text: string): string | undefined {
  return RUN.exec(text)?.[0];
}
