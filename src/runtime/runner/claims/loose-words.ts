import { verdict, type ClauseCheck } from "./check.ts";
import { DENIALS, EQUALITIES, MULTIPLES, OPINIONS, SHARES } from "./direction-words.ts";
import { isWord, type Item } from "./items.ts";

/**
 * "No orders from Atlantis" holds where nothing was found, and says what was looked for. Other denials, equalities, reasons, guesses and amounts in words: nobody
 * computes them, so a tool has to have stated them.
 */
export const looseWords: ClauseCheck = ({ clause, subjects, evidence, tasks }) => {
  const shown: Item[] = [];
  const sentence = clause.items.map(({ text }) => text).join(" ");
  const objections = clause.items.flatMap((item, at): string[] => {
    if (!isWord(item)) return [];
    const { word } = item;
    const before = clause.items[at - 1];
    if (word === "all" && before !== undefined && isWord(before) && before.word === "in")
      shown.push(item);
    else if (word === "all" || word === "any" || word === "every")
      return beforeOthers(clause.items.slice(at + 1)) ? [] : [unchecked(item.text, tasks)];
    else if (word === "both" || word === "each")
      return subjects.length > 1 || beforeOthers(clause.items.slice(at + 1))
        ? []
        : [unchecked(item.text, tasks)];
    else if (DENIALS.has(word) || /n['’]t$/.test(word)) {
      const isAboutAll = evidence.asked.every((text) =>
        sentence.toLowerCase().includes(text.toLowerCase()),
      );
      if (!evidence.isEmpty || !isAboutAll || clause.items.some(({ is }) => is === "number"))
        return [unchecked(item.text, tasks)];
      shown.push(
        item,
        ...clause.items.filter(
          (one) => isWord(one) && evidence.things.has(one.stem) && /^\p{Ll}/u.test(one.text),
        ),
      );
    } else if (EQUALITIES.has(word) || MULTIPLES.has(word) || SHARES.has(word))
      return [unchecked(item.text, tasks)];
    else if (OPINIONS.has(word)) return [`"${item.text}" adds a reason, a guess or advice`];
    return [];
  });
  return verdict(shown, ...objections);
};

/** `than all the others` is computed as a comparison. */
function beforeOthers(after: readonly Item[]): boolean {
  return after.slice(0, 3).some((item) => isWord(item) && /^others?$/.test(item.word));
}

const unchecked = (word: string, tasks: string): string =>
  `"${word}" cannot be checked against the data of ${tasks}`;
