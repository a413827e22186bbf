/**
 * Chooses the tools of a whole path at once (Viterbi's algorithm): what fits a task's words best, and
 * what one task gives and the next one takes.
 */
import type { ToolInfo } from "../../../../catalog/tool-info.ts";
import type { OutlineTask } from "../../planner.ts";
import { isLiteral } from "../language/literals.ts";
import { timeUnit } from "../language/time-words.ts";
import { insertedWord, type Token } from "../language/tokens.ts";
import { asksForWork, splitShow } from "../outline/heads.ts";
import { contentOf } from "../outline/segment.ts";
import { connect, feeds, isConnectable, isSourceField } from "./connect.ts";
import type { Field } from "./fields.ts";
import { fill, type Filled } from "./fill.ts";
import type { Reading } from "./reading.ts";
import { bestProducer, fillAround, unfilled } from "./produce.ts";
import { givesOtherRows } from "./rows-as-they-stand.ts";
import type { Situation } from "./situation.ts";

/** Of what the words speak for most. */
const LEAST_RELEVANCE = 0.3;

export interface Choice {
  readonly tool: ToolInfo;
  readonly filled: Filled;
  /** How much the task's words speak for the tool, from 0 to 1. */
  readonly relevance: number;
  /** Of the task alone, from its words. */
  readonly score: number;
  /** Whether anything but its being there speaks for the tool. */
  readonly isFounded: boolean;
}

/** Each weight is in units of relevance, where 1 is the best of an agent's tools. */
const VALUES_USED = 0.5;
const MISSING = -0.7;
/** "chart the price": what is done with a result says a little of which one is meant. */
const READER = 0.5;
/** A tool that counts by days or months, for a wording without any time. */
const TIMELESS = -0.35;
/** A file or page is named, and the tool does nothing with it. */
const IGNORES_OPERAND = -0.5;
/** "amount per region", for a tool that tells no groups apart. */
const IGNORES_GROUPS = -0.4;
/** "the first 10 rows", for a tool that ranks them. */
const GIVES_OTHER_ROWS = -1;
const CONNECTED = 0.6;
const UNCONNECTED = -0.5;

export function chooseTools(situation: Situation): ReadonlyMap<string, Choice> {
  const { path } = situation.request;
  const [first, ...others] = path;
  let states: State[] = (first === undefined ? [] : choicesFor(first, situation)).map((choice) => ({
    choices: [choice],
    total: choice.score,
  }));
  for (const task of others) {
    const before = path[path.indexOf(task) - 1];
    const isData = before !== undefined && takesFrom(task, before.id);
    states = choicesFor(task, situation).flatMap((choice) =>
      best(
        states.map(({ choices, total }) => {
          const fit = isData ? transition(choices.at(-1), choice, situation) : 0;
          return { choices: [...choices, choice], total: total + choice.score + fit };
        }),
      ),
    );
  }
  const [{ choices } = { choices: [] }] = best(states);
  return new Map(
    path.flatMap(({ id }, at) => {
      const [before, choice, after] = [choices[at - 1], choices[at], choices[at + 1]];
      if (choice === undefined) return [];
      const isLinked =
        (before !== undefined && links(before, choice, situation)) ||
        (after !== undefined && links(choice, after, situation));
      return [[id, { ...choice, isFounded: choice.isFounded || isLinked }]];
    }),
  );
}

interface State {
  readonly choices: readonly Choice[];
  readonly total: number;
}

function best(states: readonly State[]): State[] {
  return states.toSorted((a, b) => b.total - a.total).slice(0, 1);
}

/** Whether a task works on another one's results, rather than only waiting for it. */
function takesFrom({ needs, follows = [] }: OutlineTask, id: string): boolean {
  return needs.includes(id) && !follows.includes(id);
}

function choicesFor(task: OutlineTask, situation: Situation): Choice[] {
  const { bound, tools } = situation.request;
  const known = bound.find(({ id }) => id === task.id);
  const candidates =
    known === undefined ? tools.filter(({ agent }) => agent === task.agent) : [known.tool];
  const choices = candidates.map((tool) =>
    judgeTool(tool, task, situation, candidates.length === 1),
  );
  // What fits the next task best is still not what was asked for.
  const spoken = choices.filter(({ relevance }) => relevance >= LEAST_RELEVANCE);
  return spoken.length > 0 ? spoken : choices;
}

function judgeTool(
  tool: ToolInfo,
  task: OutlineTask,
  situation: Situation,
  isOnly: boolean,
): Choice {
  const words = situation.wordsOf(task);
  const fields = situation.fieldsOf(tool);
  const { reading, values: told } = situation.readFor(tool, words);
  const filled = fill(told);
  const own = situation.relevance(tool, tellingWords(task, situation));
  const relevance = own + READER * relevanceToReader(tool, task, situation);
  const around = fillAround(fields, filled.args, task, tool, situation).args;
  const open = unfilled(fields, { ...filled.args, ...around });
  // A task that works on earlier ones is given their data; another one needs somebody to produce it.
  const isFed = task.needs.some((id) => takesFrom(task, id));
  const producers = open
    .filter((field) => !(isFed && isConnectable(field)))
    .map((field) => bestProducer(field, task, tool, situation, filled.used));
  const missing = producers.filter((producer) => producer === undefined);
  const used = new Set([
    ...filled.used,
    ...producers.flatMap((producer) => [...(producer?.used ?? [])]),
  ]);
  const values = [
    ...reading.values.flatMap(({ items }) => items.map(({ from }) => from)),
    ...reading.times.map(({ from }) => from),
    ...words.flatMap((token, at) => (isLiteral(token) || token.kind === "number" ? [at] : [])),
  ];
  const share =
    values.length === 0 ? 0 : values.filter((at) => used.has(at)).length / values.length;
  const isOther = givesOtherRows(words, fields, used);
  return {
    tool,
    filled,
    relevance: isOther ? 0 : own,
    score:
      relevance +
      VALUES_USED * share +
      MISSING * missing.length +
      (reading.values.some((group) => isGrouping(group) && !used.has(group.items[0]?.from ?? -1))
        ? IGNORES_GROUPS
        : 0) +
      (isTimeless(fields, filled, reading) ? TIMELESS : 0) +
      (isOther ? GIVES_OTHER_ROWS : 0) +
      (words.some(({ kind }, at) => (kind === "path" || kind === "url") && !used.has(at))
        ? IGNORES_OPERAND
        : 0),
    isFounded: isOnly || own > 0 || words.some((token, at) => isLiteral(token) && used.has(at)),
  };
}

function isGrouping({ cue, items }: Reading["values"][number]): boolean {
  return ["per", "each", "every"].includes(cue) && items.every(({ isName }) => !isName);
}

/**
 * Without the words of the task before it, where both come from one clause: they say what that one does. Of
 * "combine both in one report" the form alone: it says which tool, and the rest only what goes in.
 */
function tellingWords(task: OutlineTask, situation: Situation): readonly Token[] {
  const { path } = situation.request;
  const words = situation.wordsOf(task);
  const { work, show } = splitShow(words);
  const isOnlyForm = show.length > 0 && work.every(onlyPutsTogether);
  if (isOnlyForm) return show;
  const before = path[path.indexOf(task) - 1];
  if (before === undefined || !isWithin(before, task)) return words;
  const said = new Set(situation.wordsOf(before).map(({ lower }) => lower));
  const own = words.filter(({ lower }) => !said.has(lower));
  return contentOf(own).length > 0 ? own : words;
}

function onlyPutsTogether({ lower }: Token): boolean {
  return lower === "combine" || !asksForWork([insertedWord(lower)]);
}

function isTimeless(fields: readonly Field[], { args }: Filled, { times }: Reading): boolean {
  const buckets = fields.filter(
    ({ kind, choices }) => kind === "choice" && choices.every(({ value }) => timeUnit(value)),
  );
  return times.length === 0 && buckets.some(({ name }) => !Object.hasOwn(args, name));
}

function isWithin(inner: OutlineTask, outer: OutlineTask): boolean {
  const [start, end] = inner.origin ?? [0, 0];
  const [from, to] = outer.origin ?? [0, 0];
  return from <= start && end <= to;
}

/** How much the words of the next task speak for the tool, where both come from one clause. */
function relevanceToReader(tool: ToolInfo, task: OutlineTask, situation: Situation): number {
  const { path } = situation.request;
  const reader = path[path.indexOf(task) + 1];
  if (reader === undefined || !isWithin(task, reader)) return 0;
  return situation.relevance(tool, tellingWords(reader, situation));
}

function transition(from: Choice | undefined, to: Choice, situation: Situation): number {
  if (from === undefined) return 0;
  if (links(from, to, situation)) return CONNECTED;
  const needs = situation
    .fieldsOf(to.tool)
    .some((field) => isSourceField(field) && !Object.hasOwn(to.filled.args, field.name));
  return needs ? UNCONNECTED : 0;
}

function links(from: Choice, to: Choice, situation: Situation): boolean {
  const fields = situation.fieldsOf(to.tool);
  const data = fields.filter((field) => isSourceField(field) && feeds(from.tool, field));
  const source = { task: "from", title: "", tool: from.tool, direct: true, args: {}, reads: [] };
  return data.length > 0 && Object.keys(connect(data, to.filled.args, [source]).args).length > 0;
}
