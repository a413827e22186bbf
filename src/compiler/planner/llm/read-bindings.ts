/** Reads and checks a reply of stage 2. Whatever it says, it can only name this path's tools and the user's files. */
import {
  duplicateId,
  missingArgument,
  modelFoundNoTool,
  unknownTask,
  unknownTool,
  type Diagnostic,
} from "../../../contract/diagnostics/index.ts";
import { nearestName } from "../../../contract/nearest.ts";
import { mentions } from "../../../contract/values.ts";
import { oneLine, sentence } from "../../../model/one-line.ts";
import type { Bindings, BindRequest, BoundTask, OutlineTask } from "../planner.ts";
import type { Reading } from "./ask.ts";
import type { BindReply, TaskReply } from "./bind-reply.ts";
import { checkNamed, wordsOfUser } from "./check-named.ts";
import { bindHolders } from "./bind-holders.ts";
import { draftPlan, type CheckPlan } from "./draft-plan.ts";
import { placesOf } from "./places.ts";

export type Bound = Pick<Bindings, "tasks" | "holders" | "params">;

export async function readBindings(
  reply: BindReply,
  request: BindRequest,
  check: CheckPlan,
): Promise<Reading<Bound>> {
  const read = request.open.map((task) =>
    bindTask(
      task,
      reply.tasks.find(({ id }) => id === task.id),
      request,
    ),
  );
  const tasks = read.flatMap(({ bound }) => bound ?? []);
  const params = newParams(reply, request, tasks);
  const { holders, mistakes: notValid } = bindHolders(reply, request);
  // What no schema lets through cannot be checked any further.
  const draft = notValid.length === 0 ? draftPlan(request, tasks, params, holders) : undefined;
  const checked = draft === undefined ? [] : await check(draft);
  const found = ofTasks(checked, [...tasks, ...holders]);
  const lacking = new Set(reply.tasks.flatMap(({ id, missing }) => (missing.length > 0 ? id : [])));
  return {
    result: { tasks, holders, params },
    mistakes: [
      ...strangers(reply.tasks, request.open),
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
  { query, params, tools }: BindRequest,
): TaskReading {
  const { id, title, agent } = task;
  const known = tools.filter((tool) => tool.agent === agent);
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
  return { bound, mistakes: checkNamed(bound, task, wordsOfUser(query, params)), remarks: [] };
}

/** Tasks that this path was not asked for, and those that the reply binds twice. */
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
