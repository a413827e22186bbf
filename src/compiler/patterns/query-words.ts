/** The words of a query that may be handed on: those that agents and the language know, and none that may be data. */
import type { AgentCard } from "../../catalog/tool-info.ts";
import { HIDDEN_WORD } from "../../contract/pattern.ts";
import type { Plan } from "../../contract/plan.ts";
import type { Arg } from "../../contract/values.ts";
import { callsOf, valuesOf, walkTasks } from "../kinds/index.ts";
import { stemWord } from "../language/stem.ts";
import { argumentLeaves } from "../plan/argument-leaves.ts";
import { addsNothing } from "../planner/grammar/link/function-words.ts";

/** Longer queries have long texts in them. */
const MOST_WORDS = 400;

/** Stems of the words with which a workspace's agents say what they do. */
export function vocabularyOf(
  cards: readonly AgentCard[],
  toolNames: readonly string[],
): ReadonlySet<string> {
  const texts = [...cards.flatMap(({ name, card }) => [name, card]), ...toolNames];
  return new Set(
    texts.flatMap((text) => wordsIn(text).map((word) => stemWord(word.toLowerCase()))),
  );
}

/** In order; `_` stands for one or more words that may be data. */
export function wordsOfQuery(
  query: string,
  vocabulary: ReadonlySet<string>,
  plan?: Pick<Plan, "tasks">,
): string[] {
  const values = plan === undefined ? new Set<string>() : valuesIn(plan);
  const words = query
    .replaceAll(/"[^"]*"|“[^”]*”|«[^»]*»|`[^`]*`|(?<!\p{L})'[^']*'/gu, " 0 ")
    .split(/\s+/)
    .filter((word) => word !== "")
    .map((word, at, all) => shownWord(word, startsSentence(all[at - 1]), vocabulary, values));
  return words
    .filter((word, at) => word !== HIDDEN_WORD || words[at - 1] !== HIDDEN_WORD)
    .slice(0, MOST_WORDS);
}

function startsSentence(before: string | undefined): boolean {
  return before === undefined || /[.!?:]$/.test(before);
}

function shownWord(
  written: string,
  isFirst: boolean,
  vocabulary: ReadonlySet<string>,
  values: ReadonlySet<string>,
): string {
  const word = written.replace(/^[([]/, "").replace(/[.,;:!?)\]]+$/, "");
  // A name, a number, a path or an address.
  if (!(isFirst ? /^\p{Lu}?\p{Ll}+$/u : /^\p{Ll}+$/u).test(word) || word.length > 40)
    return HIDDEN_WORD;
  const lower = word.toLowerCase();
  if (!/^\p{Ll}+$/u.test(lower)) return HIDDEN_WORD;
  if (addsNothing(lower)) return lower;
  const stem = stemWord(lower);
  return vocabulary.has(stem) && !values.has(stem) ? lower : HIDDEN_WORD;
}

/** Stems of all words in the values of arguments. */
function valuesIn(plan: Pick<Plan, "tasks">): ReadonlySet<string> {
  const args = walkTasks(plan).flatMap((task): Arg[] => [
    ...callsOf(task).flatMap((call) => Object.values(call.args)),
    ...valuesOf(task).map(({ arg }) => arg),
  ]);
  const words = args.flatMap(textsIn).flatMap(wordsIn);
  return new Set(words.map((word) => stemWord(word.toLowerCase())));
}

/** All that stands in an argument, names of members included, but for what it refers to. */
function textsIn(arg: Arg): string[] {
  return argumentLeaves(arg).flatMap((leaf) => [
    ...leaf.names,
    ...(leaf.is === "value" ? [String(leaf.value)] : []),
  ]);
}

function wordsIn(text: string): string[] {
  return text.replaceAll(/(\p{Ll})(\p{Lu})/gu, "$1 $2").match(/\p{L}+/gu) ?? [];
}
