/** "Load sales.csv. Compute the total …": names what others are about, and is no work of its own beside theirs. */
import { isLiteral } from "../language/literals.ts";
import { DETERMINERS } from "../language/words.ts";
import type { Draft } from "./draft.ts";
import type { Agents } from "./agents.ts";
import { hasLiteral, holdsData, takesItself } from "./operands.ts";

/** With these nothing is wanted of a thing but to have it. */
const TAKING = new Set("load open import take use consider parse".split(" "));
/** These may also want its text. */
const READING = new Set("read fetch get download grab pull retrieve".split(" "));
const DATA = new Set("data dataset csv json feed api".split(" "));
const NOUNS = new Set([...DATA, ..."file files url page from in of called named and".split(" ")]);

/** Without the tasks that only name what later ones then work on, which take it themselves. */
export function withoutNaming(drafts: readonly Draft[], agents: Agents): Draft[] {
  const naming = drafts.filter(
    (draft, at) => isNaming(draft) && isTakenUp(draft, drafts.slice(at + 1), agents),
  );
  const isKept = (draft: Draft): boolean => !naming.includes(draft);
  for (const draft of drafts) for (const each of naming) draft.follows.delete(each);
  const kept = new Map<Draft, Draft>();
  const keep = (draft: Draft): Draft => {
    const before = kept.get(draft);
    if (before !== undefined) return before;
    const needs = new Set([...draft.needs].filter(isKept).map(keep));
    const copy = { ...draft, needs, follows: new Set([...draft.follows].map(keep)) };
    kept.set(draft, copy);
    return copy;
  };
  return naming.length === 0 ? [...drafts] : drafts.filter(isKept).map(keep);
}

/** "read notes.md": nothing but to have what is named, which is read for those that work on it. */
export function onlyTakes({ words, operands }: Pick<Draft, "words" | "operands">): boolean {
  const [verb, ...rest] = words;
  if (verb === undefined || operands.length === 0) return false;
  const isOnlyName = rest.every(
    (token) => isLiteral(token) || DETERMINERS.has(token.lower) || NOUNS.has(token.lower),
  );
  return isOnlyName && (TAKING.has(verb.lower) || READING.has(verb.lower));
}

function isNaming(draft: Draft): boolean {
  if (draft.isProducer || !onlyTakes(draft)) return false;
  const isData =
    draft.operands.every(holdsData) || draft.words.some(({ lower }) => DATA.has(lower));
  return isData || TAKING.has(draft.words[0]?.lower ?? "");
}

function isTakenUp(draft: Draft, later: readonly Draft[], agents: Agents): boolean {
  const readers = later.filter(({ needs }) => needs.has(draft));
  const takes = ({ agent }: Draft): boolean =>
    agent === draft.agent ||
    draft.operands.every((each) => holdsData(each) && takesItself(agent, each, agents));
  // What works on another task's results does not work on the file.
  const isFree = ({ needs }: Draft): boolean => needs.size === 0 || needs.has(draft);
  const goesOn = (other: Draft): boolean =>
    takes(other) && isFree(other) && !hasLiteral(other.words);
  return readers.every(goesOn) && later.some(goesOn);
}
