/** Stage 2: the calls of a path's tasks, with their arguments and what they take from one another. */
import { argumentNotInQuery, noToolFits, type Diagnostic } from "../../../contract/diagnostics/index.ts"; // prettier-ignore
import type { Param } from "../../../contract/plan.ts";
import type { Arg, Args } from "../../../contract/values.ts";
import type { BindRequest, Bindings, BoundTask, OutlineTask, TableQuestion } from "../planner.ts";
import { commandCalls } from "./derive/call/commands.ts";
import type { Assigned } from "./derive/call/assigned.ts";
import { connectBest, type Connected } from "./derive/call/connect.ts";
import { contextOf } from "./derive/call/context.ts";
import type { CallDerivation } from "./derive/call/derive-call.ts";
import { callsOf } from "./derive/call/fan-out.ts";
import type { Fan } from "./derive/call/inputs.ts";
import { parameterFor, withParameters } from "./derive/call/parameters.ts";
import { isStructured } from "./derive/call/shapes.ts";
import { readBy, type Source } from "./derive/call/source.ts";
import { subjectOf } from "./derive/call/subject.ts";
import { withEnds } from "./derive/call/ends.ts";
import type { Unit } from "./derive/call/unit.ts";
import { unitsOf } from "./derive/call/units.ts";
import { placeOf } from "./derive/tables.ts";
import { wordsOfCall } from "./words.ts";
import { fieldsOf } from "./link/fields.ts";
import { indexOf, type ToolIndex } from "./link/tools.ts";
import type { Reading, Span } from "./read/reading.ts";

export function bindCalls(request: BindRequest, reading: Reading): Bindings {
  const binding: Binding = {
    request,
    reading,
    index: indexOf(request.tools),
    tasks: [],
    given: new Map(),
    params: {},
    diagnostics: [],
  };
  // What stage 1 adds only brings its agent's tools here: a call is made of it where another needs one.
  const asked = request.open.filter(({ internal }) => internal !== true);
  const called = asked.filter(({ question }) => question === undefined);
  const units = new Map(
    unitsOf(reading, called, binding.index).map((unit) => [unit.task.id, unit]),
  );
  for (const task of asked) {
    const unit = units.get(task.id);
    if (task.question !== undefined) bindQuestion(task, task.question, binding);
    else if (unit !== undefined) bindUnit(unit, binding);
  }
  const { tasks, params, diagnostics } = binding;
  return { tasks, params, diagnostics };
}

/** What has been bound so far of a path. */
interface Binding {
  readonly request: BindRequest;
  readonly reading: Reading;
  readonly index: ToolIndex;
  readonly tasks: BoundTask[];
  readonly given: Map<string, readonly Assigned[]>;
  readonly params: Record<string, Param>;
  readonly diagnostics: Diagnostic[];
}

function bindQuestion(
  task: OutlineTask,
  { query, files: [file, ...others] }: TableQuestion,
  { request, tasks, diagnostics }: Binding,
): void {
  const { id, title, agent } = task;
  const tool = request.tools.find((one) => one.agent === agent && one.takes === "table query");
  if (tool === undefined) diagnostics.push(noToolFits({ title, agent, nearest: [] }));
  else tasks.push({ id, title, tool, args: { file, ...(others.length > 0 && { files: others }), ...query } as Args, needs: [] }); // prettier-ignore
}

function bindUnit(unit: Unit, binding: Binding): void {
  const { reading, index, request, tasks, diagnostics } = binding;
  const { task, span } = unit;
  const sources = sourcesOf(task, binding);
  const needed = new Set(task.needs);
  const around = request.path.flatMap(({ id, internal, clause }) => internal === true && needed.has(id) && clause !== undefined ? [clause.span] : []); // prettier-ignore
  const found = connectBest(unit, { reading, index, sources, around });
  if (found === undefined) {
    diagnostics.push(noToolFits({ title: task.title, agent: task.agent, nearest: [] }, placeOf(reading, span))); // prettier-ignore
    return;
  }
  const { derivation, connected } = found;
  for (const { id, title, tool, args } of connected.producers)
    tasks.push({
      id,
      title,
      tool,
      args: withTitle(tool, args, binding),
      internal: true,
      needs: [],
      words: wordsOfCall(reading, connected.spoken),
    });
  const made = missingOf(unit, found, binding);
  const calls = callsWith(unit, found, binding).map((args) => withTitle(derivation.tool, { ...args, ...made }, binding)); // prettier-ignore
  binding.given.set(task.id, connected.assigned);
  const waits = waitsOf(task, span, calls, sources, binding);
  for (const [at, args] of calls.entries()) {
    tasks.push({
      id: at === 0 ? task.id : `${task.id}x${at}`,
      title: task.title,
      tool: derivation.tool,
      args,
      needs: waits,
      words: wordsOfCall(reading, connected.assigned),
      ...(at > 0 && { beside: task.id }),
    });
  }
}

/** What is bound already, in the order of the path. */
function sourcesOf(
  { needs, follows = [] }: OutlineTask,
  { request, tasks, given }: Binding,
): Source[] {
  const known = [...request.bound, ...tasks];
  const meant = new Set(needs.filter((id) => !follows.includes(id)));
  return known.map(({ id, title, tool, args, beside }, at) => ({
    id,
    title,
    tool,
    args,
    assigned: given.get(id) ?? [],
    direct: meant.has(beside ?? id),
    back: known.length - at,
  }));
}

/** The arguments of each call of a clause: several, where words are coordinated or several outputs are meant. */
function callsWith(
  { span, extras }: Unit,
  { derivation, connected }: { readonly derivation: CallDerivation; readonly connected: Connected },
  { reading, index, request }: Binding,
): Args[] {
  const { tool, values } = derivation;
  const { references, fan } = connected;
  const assigned = withParameters(
    tool,
    withEnds(tool, connected.assigned),
    values,
    reading,
    request.params,
  );
  const context = contextOf(reading, span, extras, tool, index);
  // What other calls give, or were asked with, makes no call of its own.
  const fields = context.fields.filter(({ name }) => !Object.hasOwn(references, name));
  const free = values.filter((value) => !connected.spoken.some((one) => one.value.from < value.to && value.from < one.value.to)); // prettier-ignore
  const words = commandCalls(tool, reading, span) ?? callsOf({ tool, assigned }, { ...context, fields }, free); // prettier-ignore
  return fanned(
    words.map((args): Args => ({ ...args, ...references })),
    fan,
  );
}

/** One call for each value of an argument; of as many calls as values, each has its own. */
function fanned(calls: readonly Args[], fan: Fan | undefined): Args[] {
  const [first] = calls;
  if (fan === undefined || first === undefined) return [...calls];
  const all = [first[fan.name] as Arg, ...fan.others];
  if (calls.length === all.length) return calls.map((args, at): Args => ({ ...args, [fan.name]: all[at] as Arg })); // prettier-ignore
  return calls.flatMap((args) => all.map((value): Args => ({ ...args, [fan.name]: value })));
}

/** A document that is given no title has that of the request. */
function withTitle(tool: BoundTask["tool"], args: Args, { reading, request }: Binding): Args {
  const field = fieldsOf(tool).find(
    ({ format, name }) => format === "title" && !Object.hasOwn(args, name),
  );
  const subject = field && subjectOf(reading, request.path);
  return field === undefined || subject === undefined ? args : { ...args, [field.name]: subject };
}

/** Parameters for what nothing gives, where they are wanted; else it is told. */
function missingOf(
  { task, span }: Unit,
  {
    derivation: { tool },
    connected: { missing },
  }: { readonly derivation: CallDerivation; readonly connected: Connected },
  { request, params, diagnostics, reading }: Binding,
): Args {
  const args: Record<string, Arg> = {};
  for (const field of missing) {
    const { name: argument, description } = field;
    const made = request.parameterise
      ? parameterFor(field, { ...request.params, ...params })
      : undefined;
    if (made !== undefined) {
      params[made.name] = made.param;
      args[argument] = { $param: made.name };
      continue;
    }
    const example = isStructured(field) ? {} : { example: `${task.title}, ${argument} …` };
    diagnostics.push(argumentNotInQuery({ title: task.title, tool: tool.name, argument, ...(description !== "" && { description }), ...example }, placeOf(reading, span))); // prettier-ignore
  }
  return args;
}

const ORDER = new Set("then afterwards afterward next finally lastly after once following &&".split(" ")); // prettier-ignore

/** Calls that it waits for without taking anything: those that the words refer to, and those that it is said to follow. */
function waitsOf(
  { needs, follows = [] }: OutlineTask,
  { from }: Span,
  calls: readonly Args[],
  sources: readonly Source[],
  { reading: { tokens, sentences } }: Binding,
): string[] {
  const read = new Set(calls.flatMap(readBy));
  const isBound = (id: string): boolean => sources.some((source) => source.id === id);
  const begin = sentences.find((one) => from >= one.from && from < one.to)?.from ?? from;
  const isOrdered = tokens
    .slice(Math.max(begin, from - 4), from)
    .some(({ lower }) => ORDER.has(lower));
  // Who reads something of the one that is meant, or of what that one read, has what it waits for.
  const isServed = (id: string): boolean => sources.some((source) => source.id === id && readBy(source.args).some((each) => read.has(each))); // prettier-ignore
  return needs.filter((id) => isBound(id) && !read.has(id) && (follows.includes(id) ? isOrdered : !isServed(id))); // prettier-ignore
}
