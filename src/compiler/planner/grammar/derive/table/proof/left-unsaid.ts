/** What a question leaves to the one before it, or to words that no column says. */
import { addsNothing, isFunctionWord } from "../../../link/function-words.ts";
import { isTaken, type Check } from "./claim.ts";

/** "Which show …": what is asked for is a thing, though "show" may be a request. */
export const unknownThing: Check = (claim) => {
  const [first = "", word = ""] = claim.words;
  const isThing = /^(?:which|what)$/.test(first) && addsNothing(word) && !isFunctionWord(word);
  return isThing && /^\p{L}+$/u.test(word) && !isTaken(claim, 1) ? [1] : [];
};

/** ", and how many?": of what stood before it, and not of all. */
export const nothingCounted: Check = ({ words, parts, query }) => {
  const isBare = ["where", "group", "extreme"].every((clause) => query[clause] === undefined);
  const isCount = parts.length === 1 && parts[0]?.is === "openMeasure" && parts[0].how === "count";
  const isAlone = words.every(
    (word) => !/\p{L}/u.test(word) || /^(?:and|how|many|count)$/.test(word),
  );
  return isBare && isCount && isAlone ? [0] : [];
};

/** "…, and how many did Ottoline?": of what, and when, stood before it. */
export const elliptic: Check = ({ words }) => {
  const start = /^(?:and|but|then|,)$/.test(words[0] ?? "") ? 1 : 0;
  const isMany = words[start] === "how" && words[start + 1] === "many";
  return isMany && /^(?:do|does|did|has|have|had)$/.test(words[start + 2] ?? "") ? [start + 1] : [];
};

/** "Still out", "are on", "has in at York": where things are is said by a column, or it is not known. */
export const whereabouts: Check = (claim) => {
  const asksWhere = /^(?:which|what|who|whose|where|when)$/.test(claim.words[0] ?? "");
  return claim.words.flatMap((word, at) => {
    if (isTaken(claim, at)) return [];
    const isGoing = /^(?:went|go|goes|going|gone|sent|work|figure|find|point)$/.test(
      claim.words[at - 1] ?? "",
    );
    const next = claim.words[at + 1] ?? "";
    // "What we have run out of": none is left, and no row says nothing of it.
    const isOutOf = word === "out" && next === "of" && /\p{L}/u.test(claim.words[at + 2] ?? "");
    if (/^(?:out|off|up|down|away|back)$/.test(word)) return isGoing || isOutOf ? [] : [at];
    const isEnd = !/[\p{L}\p{N}]/u.test(next) || /^(?:in|at|on|from|of)$/.test(next);
    return !asksWhere && /^(?:in|on|over)$/.test(word) && isEnd ? [at] : [];
  });
};
