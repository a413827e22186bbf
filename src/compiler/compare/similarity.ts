/** How much two tasks that are not the same have in common. */
import { compareText } from "../../contract/compare-text.ts";
import type { Task } from "../../contract/plan.ts";
import { argShape, type Arg } from "../../contract/values.ts";
import { callsOf } from "../kinds/index.ts";

/**
 * What each thing in common counts; together 1. A task is first of all the tool that it calls, then what it calls it
 * with. The title is for people, and where a task stands in the plan says little as long as its neighbours are unsure.
 */
const WEIGHTS = { tools: 0.4, args: 0.3, title: 0.15, place: 0.15 };

/** The same tool in the same place, or all but the tool: either is a task that was changed, less is another task. */
export const ENOUGH = 0.5;

/** Another tool of the same agent does something related. */
const SAME_AGENT = 0.5;

/** An argument that has another value is at least given; words that two values share count for the rest. */
const SAME_ARGUMENT = 0.25;

/** Finer differences come from the order in which numbers are added. */
const PRECISION = 1e6;

/** Nothing is known of a place without neighbours. */
const NO_NEIGHBOURS = 0.5;

/** What of a task is compared, read once. */
export interface Profile {
  readonly id: string;
  readonly tools: readonly string[];
  readonly titleWords: ReadonlySet<string>;
  /** Values of arguments as text, both sorted, by where they stand: `args.where[].column`. */
  readonly values: ReadonlyMap<string, readonly string[]>;
  readonly countOfValues: number;
  /** Tasks that it needs and that need it. */
  readonly neighbours: ReadonlySet<string>;
}

export function profileOf(task: Task, neighbours: ReadonlySet<string>): Profile {
  const values = new Map<string, string[]>();
  for (const { args, at } of callsOf(task))
    for (const [name, arg] of Object.entries(args)) collect(arg, `${at}.${name}`, values);
  const sorted = [...values].toSorted(([a], [b]) => compareText(a, b));
  return {
    id: task.id,
    tools: callsOf(task).map(({ tool }) => tool),
    titleWords: wordsIn(task.title),
    values: new Map(sorted.map(([at, texts]) => [at, texts.toSorted(compareText)])),
    countOfValues: sorted.reduce((sum, [, { length }]) => sum + length, 0),
    neighbours,
  };
}

/**
 * From 0 to 1; the same in both directions.
 *
 * @param after counterparts of tasks, as far as they are known
 */
export function similarity(
  one: Profile,
  other: Profile,
  after: ReadonlyMap<string, string>,
): number {
  const sum =
    WEIGHTS.tools * alikeTools(one.tools, other.tools) +
    WEIGHTS.args * alikeValues(one, other) +
    WEIGHTS.title * alikeWords(one.titleWords, other.titleWords) +
    WEIGHTS.place * alikePlaces(one.neighbours, other.neighbours, after);
  return Math.round(sum * PRECISION) / PRECISION;
}

function alikeTools(one: readonly string[], other: readonly string[]): number {
  const most = Math.max(one.length, other.length);
  if (most === 0) return 1;
  const alike = Array.from({ length: most }, (_, i) => {
    const [a = "", b = ""] = [one[i], other[i]];
    if (a === b) return 1;
    return a !== "" && agentOf(a) === agentOf(b) ? SAME_AGENT : 0;
  });
  return alike.reduce((sum: number, each) => sum + each, 0) / most;
}

function agentOf(tool: string): string {
  return tool.split(".", 1)[0] ?? "";
}

function alikeValues(one: Profile, other: Profile): number {
  const most = Math.max(one.countOfValues, other.countOfValues);
  if (most === 0) return 1;
  let alike = 0;
  for (const [at, texts] of one.values) alike += alikeTexts(texts, other.values.get(at) ?? []);
  return alike / most;
}

/** Equal ones first; of what is left, one with the next one. */
function alikeTexts(one: readonly string[], other: readonly string[]): number {
  const left = [...other];
  const different = one.filter((text) => {
    const at = left.indexOf(text);
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
  const equal = one.length - different.length;
  return left.reduce((sum, text, i) => {
    const counterpart = different[i];
    if (counterpart === undefined) return sum;
    const shared = alikeWords(wordsIn(text), wordsIn(counterpart));
    return sum + SAME_ARGUMENT + (1 - SAME_ARGUMENT) * shared;
  }, equal);
}

/** Words that both have, twice, over all words (Dice 1945). */
function alikeWords(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  const all = one.size + other.size;
  return all === 0 ? 1 : (2 * one.intersection(other).size) / all;
}

function alikePlaces(
  one: ReadonlySet<string>,
  other: ReadonlySet<string>,
  after: ReadonlyMap<string, string>,
): number {
  const most = Math.max(one.size, other.size);
  if (most === 0) return NO_NEIGHBOURS;
  const counterparts = [...one].filter((id) => other.has(after.get(id) ?? "")).length;
  return counterparts / most;
}

function wordsIn(text: string): ReadonlySet<string> {
  return new Set(text.toLowerCase().match(/[\p{L}\p{N}]+/gu));
}

/** Of a reference what it takes of the output: which task it is of is a matter of places. */
function collect(arg: Arg, at: string, values: Map<string, string[]>): void {
  const shape = argShape(arg);
  const add = (text: string): void => void values.set(at, [...(values.get(at) ?? []), text]);
  switch (shape.is) {
    case "ref":
      return add(`$ref${shape.text.replace(/^[^.[]*/, "")}`);
    case "param":
      return add(`$param ${shape.name}`);
    case "time":
      return add(`$time ${shape.text}`);
    case "literal":
      return add(typeof shape.value === "string" ? shape.value : JSON.stringify(shape.value));
    case "text":
      return shape.parts.forEach((part) => collect(part, `${at}[]`, values));
    case "list":
      return shape.items.forEach((item) => collect(item, `${at}[]`, values));
    case "record":
      return shape.entries.forEach(([key, value]) => collect(value, `${at}.${key}`, values));
  }
}
