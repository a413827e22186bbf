import type { ToolInfo } from "../../catalog/tool-info.ts";
import {
  cycleOfPlans,
  planParameters,
  unknownPlan,
  type Diagnostic,
  type Place,
} from "../../contract/diagnostics/index.ts";
import type { Expression } from "../../contract/expression/expression.ts";
import { nearestName } from "../../contract/nearest.ts";
import type { Plan, Task } from "../../contract/plan.ts";
import {
  argShape,
  mapMentions,
  mapMentionsIn,
  isFieldName,
  parseReference,
  type Arg,
  type Args,
} from "../../contract/values.ts";
import { mapText } from "../expression/index.ts";
import { graphOf } from "../graph/plan-graph.ts";
import { orderAsWritten } from "../graph/topological-order.ts";
import { mapTasks, mapValues, planOf, walkTasks, withCalled, withTasks } from "../kinds/index.ts";
import { nestingOf } from "../plan/nesting.ts";
import { producersOf } from "../plan/producers.ts";
import { renameTask } from "../plan/rename-tasks.ts";
import { usesOf } from "../plan/uses.ts";
import type { Schema } from "../schema/json-schema.ts";
import { parameterMisfit } from "./fit-parameter.ts";
import { asSteps, stepsOf } from "./plan-steps.ts";
import type { KnownPlans, Pass, PassResult } from "./pass.ts";
import { placesOf } from "./place.ts";

/**
 * Puts the tasks of other plans in place of those that name them, for everything that comes after: in the order of
 * their file, with ids that begin with that of the task, and with what they are given in place of their parameters. `plan.json`
 * keeps the name alone.
 */
export const inlinePlans: Pass = {
  name: "inline-plans",
  role: "check",
  run: (plan, { plans, tools }) => openPlans(plan, plans, tools),
};

/** @param tools those whose outputs are looked at: whether they fit the parameters that they are given to */
export function openPlans(
  plan: Plan,
  plans: KnownPlans,
  tools: ReadonlyMap<string, ToolInfo> = new Map(),
): PassResult {
  if (walkTasks(plan).every((task) => planOf(task) === undefined)) {
    return { plan, diagnostics: [] };
  }
  const diagnostics: Diagnostic[] = [];
  const report = (...found: readonly Diagnostic[]): void => void diagnostics.push(...found);
  const { byId } = nestingOf(plan);
  const { schemaOfArg } = producersOf(plan, tools);
  const tasks = mapTasks(plan.tasks, (task) => {
    const placed = byId.get(task.id);
    return open(task, {
      plans,
      within: plan,
      chain: [plan.name],
      report,
      places: (path) => placesOf(task, path),
      schemaOf: (arg) => (placed === undefined ? {} : schemaOfArg(arg, placed)),
    });
  });
  return { plan: { ...plan, tasks }, diagnostics };
}

interface Opening {
  readonly plans: KnownPlans;
  /** The plan that the task stands in. */
  readonly within: Pick<Plan, "params">;
  /** Plans that are being opened, the outermost first. */
  readonly chain: readonly string[];
  readonly report: (...found: readonly Diagnostic[]) => void;
  /** In the outermost plan: that is the file which is being checked. */
  readonly places: (path: string) => Place[];
  /** Of what a parameter is given; `{}` where that is not known. */
  readonly schemaOf: (arg: Arg) => Schema;
}

function open(task: Task, opening: Opening): Task {
  const named = planOf(task);
  if (named === undefined) return task;
  const { name, params } = named;
  const { plans, chain, report, places } = opening;
  if (chain.includes(name)) {
    report(cycleOfPlans({ plans: [...chain.slice(chain.indexOf(name)), name] }, ...places("plan")));
    return task;
  }
  const found = plans.read.get(name);
  const problem =
    found === undefined || "problem" in found ? found?.problem : sequenceProblem(found);
  if (found === undefined || "problem" in found || problem !== undefined) {
    const nearest = nearestName(name, plans.names);
    report(unknownPlan({ name, reason: problem, nearest }, ...places("plan")));
    return task;
  }
  const mistakes = parameterProblems(found, params, opening);
  if (mistakes.length > 0) {
    report(...mistakes);
    return task;
  }
  const inner = { ...opening, within: found, chain: [...chain, name], schemaOf: () => ({}) };
  const opened = mapTasks(inOrder(found), (one) => withCalled(open(one, inner)));
  const ids = new Map(walkTasks({ tasks: opened }).map(({ id }) => [id, `${task.id}-${id}`]));
  const steps = stepsOf(opened, graphOf(found));
  // Their names are those of the other plan, and what they are given has those of this one: so the names come first.
  const bound = steps.map((step) =>
    step
      .map((one) => renameTask(withoutPlace(one), ids))
      .map((one) => bind(one, valuesFor(found, params))),
  );
  return withTasks(task, asSteps(bound, task.id, new Set(ids.values())));
}

/** Why a plan cannot be run as one task after the other. */
function sequenceProblem(plan: Plan): string | undefined {
  if (plan.tasks.length === 0) return "it has no tasks";
  if (inOrder(plan).length < plan.tasks.length) return "the needs of its tasks form a cycle";
  const waiting = plan.tasks.find(({ needs }) => needs.some(({ when }) => when !== "success"));
  return waiting && `its task ${waiting.id} does not wait for a success`;
}

/** As they stand, since the output of the last one is that of the plan; each behind what it needs. */
function inOrder(plan: Plan): Task[] {
  const byId = new Map(plan.tasks.map((task) => [task.id, task]));
  return orderAsWritten(graphOf(plan)).flatMap((id) => byId.get(id) ?? []);
}

function parameterProblems(
  { name: plan, params: declared, tasks }: Plan,
  given: Args,
  { within, places, schemaOf }: Opening,
): Diagnostic[] {
  const known = Object.keys(declared);
  const unknown = Object.keys(given).filter((name) => !known.includes(name));
  const missing = known.filter(
    (name) => !Object.hasOwn(given, name) && declared[name]?.default === undefined,
  );
  const inConditions = new Set(
    walkTasks({ tasks }).flatMap((task) =>
      usesOf(task).flatMap(({ says, offset }) =>
        says.is === "param" && offset !== undefined ? [says.name] : [],
      ),
    ),
  );
  const unsayable = Object.entries(given).filter(
    ([name, arg]) => inConditions.has(name) && expressionOf(arg) === undefined,
  );
  return [
    ...unknown.map((name) => {
      const nearest = nearestName(name, known);
      return planParameters({ plan, name, is: "unknown", nearest }, ...places(`params.${name}`));
    }),
    ...missing.map((name) => planParameters({ plan, name, is: "missing" }, ...places("params"))),
    ...Object.entries(given).flatMap(([name, arg]) => {
      const param = Object.hasOwn(declared, name) ? declared[name] : undefined;
      const misfit = param && parameterMisfit(param, arg, within.params, schemaOf(arg));
      if (misfit === undefined) return [];
      return planParameters(
        { plan, name, is: "not fitting", ...misfit },
        ...places(`params.${name}`),
      );
    }),
    ...unsayable.map(([name]) =>
      planParameters({ plan, name, is: "not for a condition" }, ...places(`params.${name}`)),
    ),
  ];
}

function valuesFor({ params }: Plan, given: Args): Args {
  return Object.fromEntries(
    Object.entries(params).map(([name, { default: value = null }]) => [
      name,
      given[name] ?? { $literal: value },
    ]),
  );
}

/** Blocks run in their order, and offsets are those of another query. */
function withoutPlace({ origin: _origin, words: _words, ...task }: Task): Task {
  return { ...(task as Task), needs: [] };
}

/** The task with values in place of the parameters that it and those within it name. */
function bind(task: Task, values: Args): Task {
  const given = (name: string): Arg => values[name] ?? { $param: name };
  const [bound] = mapTasks([task], (inner) =>
    mapValues(inner, {
      args: (args) =>
        mapMentionsIn(args, (shape) =>
          shape.is === "param" ? given(shape.name) : { $ref: shape.text },
        ),
      value: (arg) =>
        mapMentions(arg, (shape) =>
          shape.is === "param" ? given(shape.name) : { $ref: shape.text },
        ),
      text: (text) =>
        mapText(text, { param: (name) => expressionOf(given(name)) ?? { is: "param", name } }),
    }),
  );
  return bound ?? task;
}

/** An argument as a part of a condition; `undefined` of what none can say. */
function expressionOf(arg: Arg): Expression | undefined {
  const shape = argShape(arg);
  switch (shape.is) {
    case "literal":
      return { is: "literal", value: shape.value };
    case "param":
      return { is: "param", name: shape.name };
    case "ref": {
      const reference = parseReference(shape.text);
      if (reference === undefined) return undefined;
      const { task, steps } = reference;
      return steps.reduce<Expression>(
        (of, step) =>
          typeof step === "string" && isFieldName(step)
            ? { is: "member", of, name: step }
            : { is: "index", of, at: { is: "literal", value: step } },
        { is: "name", name: task },
      );
    }
    case "list": {
      const items = shape.items.map(expressionOf);
      return items.includes(undefined) ? undefined : { is: "list", items: items as Expression[] };
    }
    case "text":
    case "time":
    case "record":
      return undefined;
  }
}
