/** One task with its tool: arguments from its words, from earlier tasks, from around it, or from a task that is added. */
import type { ToolInfo } from "../../../../catalog/tool-info.ts";
import type { Arg, Args } from "../../../../contract/values.ts";
import type { BoundTask, OutlineTask } from "../../planner.ts";
import type { Choice } from "./choose-tools.ts";
import { findConversion } from "./convert.ts";
import {
  connect,
  isConnectable,
  isContent,
  namedOutput,
  textOutput,
  type Source,
} from "./connect.ts";
import type { Field } from "./fields.ts";
import type { Fan, Filled } from "./fill.ts";
import { bestProducer, fillAround, unfilled, type Producer } from "./produce.ts";
import type { Token } from "../language/tokens.ts";
import type { Situation } from "./situation.ts";
import { isDocumentTitle } from "./subject.ts";
import { toArg } from "./to-arg.ts";
import { wrapTexts } from "./wrap-text.ts";

export interface TaskBinding {
  /** Those that feed the task, the task, and the ones beside it that do the same with other values. */
  readonly tasks: readonly BoundTask[];
  readonly missing: readonly Field[];
  /** Positions of the task's words that became arguments. */
  readonly used: ReadonlySet<number>;
}

export function bindTask(
  task: OutlineTask,
  { tool, filled }: Choice,
  sources: readonly Source[],
  situation: Situation,
): TaskBinding {
  const fields = situation.fieldsOf(tool);
  const own = preferData(fields, filled, sources);
  const args: Record<string, Arg> = { ...own.args };
  const fromNeeds = connect(fields, args, sources);
  Object.assign(args, fromNeeds.args);
  for (const field of unfilled(fields, args)) {
    const named = namedOutput(field, situation.wordsOf(task), sources);
    if (named !== undefined) args[field.name] = named;
  }
  for (const field of unfilled(fields, args).filter(isContent)) {
    const text = textOf(sources);
    if (text !== undefined) args[field.name] = text;
  }
  Object.assign(args, wrapTexts(fields, args, sources));
  if (Object.keys(fromNeeds.args).length === 0)
    Object.assign(args, sameScope(tool, fields, args, sources));
  const around = fillAround(fields, args, task, tool, situation);
  Object.assign(args, around.args);
  Object.assign(args, titleOf(fields, args, situation));
  let fan = fromNeeds.fan ?? own.fan ?? around.fan;

  const titleWith = (positions: ReadonlySet<number>): string =>
    titleFor(task, situation.wordsOf(task), positions);
  const added: BoundTask[] = [];
  const conversion = findConversion(tool, args, sources, situation);
  if (conversion !== undefined) {
    const title = titleOf(situation.fieldsOf(conversion.tool), conversion.args, situation);
    const made = { ...conversion, args: { ...conversion.args, ...title }, fan: undefined };
    added.push(...tasksOf(made, task.title, task.id, 0));
    Object.assign(args, connect(fields, args, added.map(asSource)).args);
  }
  const used = new Set(filled.used);
  for (const field of unfilled(fields, args)) {
    const producer = bestProducer(field, task, tool, situation, own.used);
    if (producer === undefined) continue;
    for (const position of producer.used) used.add(position);
    const tasks = tasksOf(producer, titleWith(producer.used), task.id, added.length);
    const given = connect([field], {}, tasks.map(asSource));
    added.push(...tasks);
    Object.assign(args, given.args);
    fan ??= given.fan;
  }
  const bound: BoundTask = {
    id: task.id,
    title: titleWith(used),
    tool,
    args,
    ...(task.internal && { internal: task.internal }),
  };
  return {
    tasks: [...added, bound, ...besideOf(bound, fan, added.length)],
    missing: unfilled(fields, args),
    used,
  };
}

/** A word counts as data only where no earlier task gives it, unless it is quoted or plainly named. */
const PLAIN = 0.8;
/** Which columns an earlier task gives is not known here, so only those count that are named as such. */
const NAMED_COLUMN = 0.9;

function preferData(fields: readonly Field[], filled: Filled, sources: readonly Source[]): Filled {
  const direct = sources.filter((source) => source.direct);
  if (direct.length === 0) return filled;
  const score = ({ name }: Field): number => filled.scores[name] ?? 1;
  const weak = fields.filter((field) => isConnectable(field) && score(field) < PLAIN);
  const given = connect(weak, {}, direct).args;
  const data = connect(fields, filled.args, direct).args;
  const takesData = fields.some(({ kind, name }) => kind === "shape" && Object.hasOwn(data, name));
  const isDropped = (field: Field): boolean =>
    Object.hasOwn(given, field.name) ||
    (takesData && field.kind === "column" && score(field) < NAMED_COLUMN);
  const dropped = new Set(fields.filter(isDropped).map(({ name }) => name));
  const { fan, ...rest } = filled;
  return {
    ...rest,
    args: Object.fromEntries(Object.entries(filled.args).filter(([name]) => !dropped.has(name))),
    ...(fan && !dropped.has(fan.field) && { fan }),
  };
}

const SCOPES: ReadonlySet<Field["kind"]> = new Set(["path", "glob", "date", "url"]);

/** "…, and who changed them?": what goes on from a task of the same agent is about the same place and time. */
function sameScope(
  tool: ToolInfo,
  fields: readonly Field[],
  args: Args,
  sources: readonly Source[],
): Args {
  const before = sources.find((source) => source.direct && source.tool.agent === tool.agent);
  const inherited = fields.flatMap(({ name, kind }) => {
    const value = before?.args[name];
    const isScope = SCOPES.has(kind) && !Object.hasOwn(args, name);
    return value === undefined || !isScope ? [] : [[name, value] as const];
  });
  return Object.fromEntries(inherited);
}

/** A document that is given no title has that of the request. */
function titleOf(fields: readonly Field[], args: Args, { subject, request }: Situation): Args {
  const field = fields.find((each) => isDocumentTitle(each) && !Object.hasOwn(args, each.name));
  return field === undefined || subject === undefined
    ? {}
    : { [field.name]: toArg(subject, request.params) };
}

/** What a task shares with others stands in its title where it is used. */
function titleFor(
  { title, shared }: OutlineTask,
  words: readonly Token[],
  used: ReadonlySet<number>,
): string {
  const isUsed = words.some(({ start }, at) => start > title.length && used.has(at));
  return shared === undefined || !isUsed ? title : `${title} ${shared}`;
}

function tasksOf(
  { tool, args, fan }: Omit<Producer, "used">,
  title: string,
  id: string,
  already: number,
): BoundTask[] {
  const versions = [
    args,
    ...(fan?.others ?? []).map((value) => ({ ...args, [fan?.field ?? ""]: value })),
  ];
  return versions.map((version, at) => ({
    id: `${id}${letter(already + at)}`,
    title: `${nameOf(tool)}, for: ${title}`,
    tool,
    args: version,
    internal: true,
  }));
}

function besideOf(task: BoundTask, fan: Fan | undefined, already: number): BoundTask[] {
  return (fan?.others ?? []).map((value, at) => ({
    ...task,
    id: `${task.id}${letter(already + at)}`,
    title: typeof value === "string" ? `${task.title} (${value})` : task.title,
    args: { ...task.args, [fan?.field ?? ""]: value },
    beside: task.id,
  }));
}

function asSource({ id, title, tool }: BoundTask): Source {
  return { task: id, title, tool, direct: true, args: {}, reads: [] };
}

function textOf(sources: readonly Source[]): Arg | undefined {
  for (const { task, tool, direct } of sources) {
    const path = direct ? textOutput(tool) : undefined;
    if (path !== undefined) return { $ref: `${task}.${path}` };
  }
  return undefined;
}

/** `Price history` of `markets.priceHistory`. */
function nameOf({ name }: ToolInfo): string {
  const words = name
    .slice(name.indexOf(".") + 1)
    .replace(/(\p{Ll})(\p{Lu})/gu, "$1 $2")
    .toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** a, b, …, z, z1, z2, … */
function letter(at: number): string {
  return at < 26 ? String.fromCharCode(97 + at) : `z${at - 25}`;
}
