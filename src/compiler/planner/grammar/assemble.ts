/** Stage 2: the calls of a path's tasks, with their arguments and what they take from one another. */
import {
  argumentNotInQuery,
  changeNotOrdered,
  noToolFits,
} from "../../../contract/diagnostics/index.ts";
import type { ToolInfo } from "../../../catalog/tool-info.ts";
import type { Arg, Args } from "../../../contract/values.ts";
import type { BindRequest, Bindings, OutlineTask, TableQuestion } from "../planner.ts";
import { clauseCalls } from "./derive/call/calls.ts";
import { connectBest } from "./derive/call/connect-best.ts";
import { missingArguments } from "./derive/call/missing-arguments.ts";
import { misread } from "./derive/call/misread.ts";
import { notTheSame } from "./derive/call/same-as.ts";
import { isMaterial } from "./derive/call/shapes.ts";
import { nearestTools } from "./derive/call/nearest-tools.ts";
import { unsaidChange } from "./derive/call/unsaid-change.ts";
import type { Unit } from "./derive/call/unit.ts";
import { unitsOf } from "./derive/call/units.ts";
import { isOrdered, notTaken, pointsAtNothing, waitsOf } from "./derive/call/waits.ts";
import { placeOf } from "./derive/tables.ts";
import { unclearChange } from "./derive/call/changes.ts";
import { wordsOfCall } from "./words.ts";
import { fieldsOf } from "./link/fields.ts";
import { indexOf } from "./link/tools.ts";
import type { Reading } from "./read/reading.ts";
import { withTitle } from "./with-title.ts";
import { formatsOf, sourcesOf } from "./sources-of-task.ts";
import { type Binding } from "./binding.ts";
import { IS_NUMBER, bindHolder } from "./bind-holder.ts";

/** What is known of the workspace. */
export interface Surroundings {
  /** Its own tools. */
  readonly own?: readonly ToolInfo[];
  /** Data files, to give examples with. */
  readonly files?: readonly string[];
  /** Whether such an example becomes a plan. */
  readonly isPlanned?: (example: string) => boolean;
}

export function bindCalls(
  request: BindRequest,
  reading: Reading,
  { own = [], files = [], isPlanned = () => false }: Surroundings = {},
): Bindings {
  const binding: Binding = {
    request,
    own,
    files,
    isPlanned,
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
  const { holders = [] } = request;
  const compared = new Set(holders.map((holder) => holder.compared?.task));
  return {
    tasks: tasks.map((task) => (compared.has(task.id) ? { ...task, criteria: [IS_NUMBER] } : task)),
    holders: holders.map((holder) => bindHolder(holder, binding)),
    params,
    diagnostics,
  };
}

function bindQuestion(
  task: OutlineTask,
  { query, files: [file, ...others] }: TableQuestion,
  { request, tasks, diagnostics, reading: { marks } }: Binding,
): void {
  const { id, title, agent } = task;
  const written = (path: string): Arg => {
    const mark = marks.find(
      (one) => one.is === "parameter" && request.params[one.name]?.default === path,
    );
    return mark?.is === "parameter" ? { $param: mark.name } : path;
  };
  const tool = request.tools.find((one) => one.agent === agent && one.takes === "table query");
  if (tool === undefined) diagnostics.push(noToolFits({ title, agent, nearest: [] }));
  else
    tasks.push({
      id,
      title,
      tool,
      args: {
        file: file && written(file),
        ...(others.length > 0 && { files: others.map(written) }),
        ...query,
      } as Args,
      needs: [],
    });
}

function bindUnit(unit: Unit, binding: Binding): void {
  const { reading, index, request, tasks, diagnostics } = binding;
  const { task, span } = unit;
  const { title, id } = task;
  const sources = sourcesOf(task, binding);
  const needed = new Set(task.needs);
  const around = request.path.flatMap((one) =>
    one.internal === true && needed.has(one.id) && one.clause !== undefined
      ? [one.clause.span]
      : [],
  );
  const found = connectBest(unit, {
    reading,
    index,
    sources,
    around,
    formats: formatsOf(task, binding),
  });
  if (found === undefined) {
    diagnostics.push(
      noToolFits(
        { title, agent: task.agent, nearest: nearestTools(reading, span, task.agent, index) },
        placeOf(reading, span),
      ),
    );
    return;
  }
  const {
    connected,
    derivation: { tool },
  } = found;
  for (const one of connected.producers)
    tasks.push({
      id: one.id,
      title: one.title,
      tool: one.tool,
      args: withTitle(one.tool, one.args, binding),
      internal: true,
      needs: [],
      words: wordsOfCall(reading, connected.spoken),
    });
  const made = missingArguments(unit, found, binding);
  const calls = clauseCalls(unit, found, { reading, index, params: request.params });
  const unclear = unclearChange(reading, span, tool, connected.assigned);
  if (unclear !== undefined)
    diagnostics.push(
      changeNotOrdered({ title, tool: tool.name, why: unclear }, placeOf(reading, span)),
    );
  const some = unsaidChange(
    reading,
    span,
    tool,
    calls.map(({ args }) => args),
  );
  if (some.length > 0)
    diagnostics.push(
      argumentNotInQuery(
        {
          title,
          tool: tool.name,
          argument: some.map(({ name }) => name).join(" or "),
          description: "one of them at least",
          example: `${title}, ${some[0]?.name} …`,
        },
        placeOf(reading, span),
      ),
    );
  diagnostics.push(
    ...misread(
      {
        reading,
        spans: [span, ...unit.extras],
        tool,
        about: index.wordsOf(tool),
        calls,
        others: request.path.flatMap((one) =>
          one.clause === undefined || one.id === id ? [] : [one.clause.span],
        ),
      },
      connected.assigned,
      binding.own,
    ),
    ...notTheSame(
      reading,
      [span, ...unit.extras],
      tool,
      calls.map(({ args }) => ({ ...args, ...made })),
      { sources, assigned: connected.assigned },
    ),
  );
  const all = [...calls, ...connected.producers].map(({ args }) => args);
  // Who works on nothing that others give refers to them in passing.
  const works = fieldsOf(tool).some(isMaterial);
  const waits = waitsOf(task, all, sources, { tool, works, ordered: isOrdered(reading, span) });
  diagnostics.push(
    ...notTaken(task, tool, waits, all, sources),
    ...(connected.missing.length === 0 ? pointsAtNothing(reading, span, tool, all, sources) : []),
  );
  binding.given.set(id, connected.assigned);
  for (const [at, call] of calls.entries()) {
    const before = call.follows === true ? [tasks.at(-1)?.id ?? ""] : [];
    tasks.push({
      id: at === 0 ? id : `${id}x${at}`,
      title: call.title ?? title,
      tool,
      args: withTitle(tool, { ...call.args, ...made }, binding),
      needs: [...waits, ...before],
      words: wordsOfCall(reading, connected.assigned),
      ...(at > 0 && { beside: id }),
    });
  }
}
