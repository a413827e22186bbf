/** Reads and checks how a model binds tasks. Whatever it says, it can only name tools that were shown and the user's files. */
import type { ToolInfo } from "../../../../catalog/tool-info.ts";
import {
  duplicateId,
  missingArgument,
  modelFoundNoTool,
  modelLacksValue,
  modelRemark,
  unknownTask,
  unknownTool,
  type Diagnostic,
} from "../../../../contract/diagnostics/index.ts";
import { nearestName } from "../../../../contract/nearest.ts";
import { mentions } from "../../../../contract/values.ts";
import { oneLine, sentence } from "../../../../model/one-line.ts";
import { propertiesOf, requiredOf } from "../../../schema/json-schema.ts";
import type { Bindings, BindRequest, BoundTask, OutlineTask } from "../../planner.ts";
import type { Reading } from "../ask.ts";
import { bindHolders } from "../bind-holders.ts";
import { checkNamed, wordsOfUser } from "../check-named.ts";
import { draftPlan } from "../draft-plan.ts";
import { placesOf } from "../places.ts";
import { checkDraft } from "../check/check-draft.ts";
import type { ModelWorld } from "../world.ts";
import { addedTasks } from "./added-tasks.ts";
import type { BindReply, TaskReply } from "./bind-reply.ts";

export type Bound = Pick<Bindings, "tasks" | "holders" | "params">;

/** Of one request: a conversion before and a saving behind are two. */
export const MOST_ADDED = 4;

export interface BindingWorld {
  /** Those that were shown, of the request's own. */
  readonly tools: readonly ToolInfo[];
  /** Whether an open task takes a tool of its agent only: the outline has given it to that one. */
  readonly byAgent: boolean;
  readonly world: ModelWorld;
  /** Its name. */
  readonly model: string;
}

export async function readBindings(
  reply: BindReply,
  request: BindRequest,
  { tools, byAgent, world, model }: BindingWorld,
): Promise<Reading<Bound>> {
  const replied = new Map(reply.tasks.map((task) => [task.id, task]));
  const added = addedTasks(reply, request, MOST_ADDED);
  const read = [...request.open, ...added.tasks].map((task) => {
    const isBound = byAgent && !added.tasks.includes(task);
    const known = isBound ? tools.filter(({ agent }) => agent === task.agent) : tools;
    return bindTask(task, replied.get(task.id), request, known, model);
  });
  const bound = read.flatMap((one) => one.bound ?? []);
  const tasks = inOrder(bound, reply);
  const params = newParams(reply, request, tasks);
  const { holders, mistakes: notValid } = bindHolders(reply, request);
  // What no schema lets through cannot be checked any further.
  const draft = notValid.length === 0 ? draftPlan(request, tasks, params, holders) : undefined;
  const used = [...tools, ...request.bound.map(({ tool }) => tool)];
  const said = wordsOfUser(request.query, request.params);
  const checked = draft === undefined ? [] : await checkDraft(draft, used, said, world);
  const found = ofTasks(checked, [...tasks, ...holders]);
  const lacking = new Set(reply.tasks.flatMap(({ id, missing }) => (missing.length > 0 ? id : [])));
  return {
    result: { tasks, holders, params },
    mistakes: [
      ...added.mistakes,
      ...strangers(reply.groups, request.holders ?? []),
      ...notValid,
      ...read.flatMap(({ mistakes }) => mistakes),
      ...found.filter((diagnostic) => !admits(diagnostic, lacking)),
    ],
    remarks: [
      ...read.flatMap(({ remarks }) => remarks),
      ...found.filter((diagnostic) => admits(diagnostic, lacking)),
    ],
  };
}

interface TaskReading {
  readonly bound?: BoundTask;
  readonly mistakes: readonly Diagnostic[];
  readonly remarks: readonly Diagnostic[];
}

function bindTask(
  task: OutlineTask,
  answer: TaskReply | undefined,
  { query, params }: BindRequest,
  known: readonly ToolInfo[],
  model: string,
): TaskReading {
  const { id, title } = task;
  const names = known.map(({ name }) => name);
  if (answer === undefined || answer.tool === null) {
    const reason = answer === undefined ? "the reply leaves it out" : sentence(answer.reason);
    const problem = modelFoundNoTool({ what: title, reason, tools: names }, ...placesOf(task));
    return answer === undefined
      ? { mistakes: [problem], remarks: [] }
      : { mistakes: [], remarks: [problem] };
  }
  const tool = known.find(({ name }) => name === answer.tool);
  if (tool === undefined) {
    const nearest = nearestName(answer.tool, names);
    const facts = { tool: oneLine(answer.tool), nearest, known: names };
    return { mistakes: [unknownTool(facts, ...placesOf(task, "tool"))], remarks: [] };
  }
  const bound: BoundTask = { id, title, tool, args: answer.args };
  return {
    bound,
    mistakes: checkNamed(bound, task, wordsOfUser(query, params)),
    remarks: remarksOn(task, tool, answer, model),
  };
}

/** What is missing of what may be left out, and what the model gives as its reason: kept and told as it stands. */
function remarksOn(
  task: OutlineTask,
  tool: ToolInfo,
  { missing, reason: said }: TaskReply,
  model: string,
): Diagnostic[] {
  const reason = sentence(said);
  const optional = missing.filter(
    (argument) =>
      Object.hasOwn(propertiesOf(tool.input), argument) &&
      !requiredOf(tool.input).includes(argument),
  );
  const lacks = optional.map((argument) =>
    modelLacksValue({ tool: tool.name, argument, reason }, ...placesOf(task, `args.${argument}`)),
  );
  if (reason === "" || lacks.length > 0) return lacks;
  return [modelRemark({ model, what: task.title, reason }, ...placesOf(task))];
}

/** As the reply has them: a task that is added for another one stands before it. */
function inOrder(tasks: readonly BoundTask[], { tasks: replied }: BindReply): readonly BoundTask[] {
  const at = new Map(replied.map(({ id }, index) => [id, index]));
  return tasks.toSorted((a, b) => (at.get(a.id) ?? 0) - (at.get(b.id) ?? 0));
}

/** Groups that this path was not asked for, and those that the reply binds twice. */
function strangers(
  given: readonly { readonly id: string }[],
  open: readonly { readonly id: string }[],
): Diagnostic[] {
  const ids = open.map(({ id }) => id);
  return given.flatMap(({ id }, index) => {
    if (!ids.includes(id)) {
      const facts = { reference: id, task: id, nearest: nearestName(id, ids) };
      return [unknownTask(facts)];
    }
    const again = given.findIndex((other) => other.id === id) < index;
    return again ? [duplicateId({ id }, { in: "plan", task: id })] : [];
  });
}

/** Parameters that arguments use and that the source does not declare already. */
function newParams(
  reply: BindReply,
  { params, parameterise }: BindRequest,
  tasks: readonly BoundTask[],
): Bindings["params"] {
  if (!parameterise) return {};
  const used = new Set(
    tasks.flatMap(({ args }) =>
      mentions(args).flatMap(({ shape }) => (shape.is === "param" ? [shape.name] : [])),
    ),
  );
  const wanted = reply.params.filter(({ name }) => used.has(name) && !Object.hasOwn(params, name));
  return Object.fromEntries(
    wanted.map(({ name, type, description }) => [
      name,
      { type, description: oneLine(description) },
    ]),
  );
}

function ofTasks(
  diagnostics: readonly Diagnostic[],
  tasks: readonly { readonly id: string }[],
): Diagnostic[] {
  const ids = new Set<string | undefined>(tasks.map(({ id }) => id));
  return diagnostics.filter(({ places }) =>
    places.some((place) => place.in === "plan" && ids.has(place.task)),
  );
}

/** Whether the model has said itself that the query lacks this value. Asking again would make it invent one. */
function admits({ code, places }: Diagnostic, lacking: ReadonlySet<string | undefined>): boolean {
  return (
    code === missingArgument.code &&
    places.some((place) => place.in === "plan" && lacking.has(place.task))
  );
}
