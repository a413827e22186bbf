/**
 * How untrusted data goes through a plan: from the tools whose output somebody else wrote, through references, loops,
 * branches, fallbacks and tools, to the arguments that decide what is done.
 *
 * It is a type check whose types carry labels: the output of each call has the schema of its tool, with a number for
 * each thing that made it; outputs of tasks that hold others are composed of these as their schemas are.
 */
import type { ToolInfo } from "../../catalog/tool-info.ts";
import type { Plan, Task } from "../../contract/plan.ts";
import {
  argShape,
  mentions,
  parseReference,
  type Arg,
  type Reference,
} from "../../contract/values.ts";
import { graphOf } from "../graph/plan-graph.ts";
import { topologicalOrder } from "../graph/topological-order.ts";
import {
  blocksOf,
  callsOf,
  kindOf,
  outputOf,
  walkTasks,
  type Call,
  type Variable,
} from "../kinds/index.ts";
import { nestingOf, type Placed } from "../plan/nesting.ts";
import { producersOf } from "../plan/producers.ts";
import { resolveName } from "../plan/resolve-name.ts";
import type { Schema } from "../schema/json-schema.ts";
import { words } from "../schema/compose.ts";
import { agreementsIn } from "./agreements.ts";
import { fieldsChecked, fieldsFrom, fromOrigins } from "./origins.ts";
import type { Flow, Flows, Hop, Origin } from "./flow.ts";
import { sinkOf } from "./sinks.ts";
import { labelled, originsOf, walkOrigins, type Labelled } from "./walk-origins.ts";

const nothing: Flows = { sources: [], flows: [] };

/** Of a plan with cycles, or with names that lead nowhere, only what can be said. */
export function findFlows(plan: Plan, tools: ReadonlyMap<string, ToolInfo>): Flows {
  const hasWriters = walkTasks(plan).some((task) => kindOf(task).writtenBy !== undefined);
  if (!hasWriters && ![...tools.values()].some(({ untrusted }) => untrusted !== undefined))
    return nothing;
  const nesting = nestingOf(plan);
  const order = topologicalOrder(graphOf(plan)).filter((id) => nesting.byId.get(id)?.depth === 0);
  const agreements = agreementsIn(plan, nesting, order);
  const producers = producersOf(plan, tools);
  const origins: Origin[] = [];
  const numbers = new Map<string, number>();
  const made = new Map<Task, ReadonlySet<number>>();
  const outputs = new Map<Task, Schema>();
  /** What goes on from round to round, by the task and the name of the variable. */
  const carried = new Map<string, Set<number>>();
  const flows = new Map<string, Flow>();

  const numberOf = (origin: Origin): number => {
    const { task, tool, by } = origin;
    const key = `${task.id} ${tool} ${by === undefined ? "gives" : "passes on"}`;
    const number = numbers.get(key) ?? origins.push(origin) - 1;
    numbers.set(key, number);
    made.set(task, new Set([...(made.get(task) ?? []), number]));
    return number;
  };

  const keyOf = ({ task }: Placed, { at }: Variable): string => `${task.id} ${at}`;

  const valueOfVariable = (variable: Variable, by: Placed): readonly Labelled[] => {
    const { holds } = variable;
    switch (holds.is) {
      case "known":
        return [];
      case "item":
        return itemsOf(holds.of, by);
      case "same": {
        const later = carried.get(keyOf(by, variable)) ?? [];
        const schema = producers.schemaOfArg(holds.as, by);
        return [...valueOf(holds.as, by), labelled(schema, later)];
      }
    }
  };

  const itemsOf = (list: Arg, from: Placed): readonly Labelled[] => {
    const shape = argShape(list);
    if (shape.is === "list") return shape.items.flatMap((item) => valueOf(item, from));
    return walkOrigins(valueOf(list, from), [0]);
  };

  /** What a reference leads to, as far as it is not trusted. */
  const referred = (reference: Reference, from: Placed, inside?: string): readonly Labelled[] => {
    const found = resolveName(reference.task, from, nesting, inside);
    if (found.is === "variable") {
      return walkOrigins(valueOfVariable(found.variable, found.by), reference.steps);
    }
    const document = found.is === "task" ? outputs.get(found.placed.task) : undefined;
    return document === undefined ? [] : walkOrigins([labelled(document)], reference.steps);
  };

  /** Untrusted data in an argument, reference by reference, whether a person has seen it or not. */
  const hopsOf = (arg: Arg, from: Placed, inside?: string) =>
    mentions(arg).flatMap(({ shape, at }) => {
      const reference = shape.is === "ref" ? parseReference(shape.text) : undefined;
      if (shape.is !== "ref" || reference === undefined) return [];
      const found = originsOf(referred(reference, from, inside));
      if (found.length === 0) return [];
      const agreed = agreements.about(reference, from, inside);
      return [{ at, reads: shape.text, origins: found, agreed }];
    });

  /** How untrusted data came into the variable that a reference begins with; nothing of a task. */
  const throughOf = (reads: string, from: Placed): string[] => {
    const name = parseReference(reads)?.task ?? "";
    const found = resolveName(name, from, nesting);
    if (found.is !== "variable" || found.variable.holds.is === "known") return [];
    const { variable, by } = found;
    const { holds } = variable;
    const first = holds.is === "item" ? holds.of : holds.is === "same" ? holds.as : null;
    const [begins] = hopsOf(first, by);
    if (begins !== undefined) {
      return [...throughOf(begins.reads, by), `${begins.reads} → ${name} in ${by.task.id}`];
    }
    // From an earlier round.
    const later = holds.is === "same" ? mentions(holds.next).map(({ shape }) => shape) : [];
    return later.flatMap((shape) =>
      shape.is === "ref" ? [`${shape.text} → ${name} in ${by.task.id}`] : [],
    );
  };

  const untrustedIn = (arg: Arg, from: Placed, inside?: string): number[] =>
    hopsOf(arg, from, inside).flatMap((hop) => (hop.agreed === undefined ? hop.origins : []));

  const valueOf = (arg: Arg, from: Placed, inside?: string): readonly Labelled[] => {
    const shape = argShape(arg);
    const reference = shape.is === "ref" ? parseReference(shape.text) : undefined;
    if (reference === undefined) return [labelled({}, untrustedIn(arg, from, inside))];
    if (agreements.about(reference, from, inside) !== undefined) return [];
    return referred(reference, from, inside);
  };

  /** The output of a call, and what came to its arguments. */
  const outputOfCall = (call: Call, placed: Placed): Schema => {
    const { task } = placed;
    const tool = tools.get(call.tool);
    if (tool === undefined) return {};
    // Nothing is added to what all of its output is anyway.
    const isSettled = tool.validates === true || tool.untrusted === true;
    const given: number[] = [];
    for (const [name, arg] of Object.entries(call.args)) {
      const sink = sinkOf(tool, name);
      for (const { at, reads, origins: found, agreed } of hopsOf(arg, placed)) {
        const place = [call.at, name, ...at].join(".");
        const origin = origins[found[0] ?? -1];
        if (origin === undefined) continue;
        const by: Hop = { at: place, reads, through: throughOf(reads, placed), origin };
        flows.set(`${task.id} ${place}`, {
          task,
          tool: call.tool,
          by,
          ...(sink !== undefined && { sink }),
          ...(agreed !== undefined && { agreedIn: agreed.placed.task.id }),
          asked: agreed === undefined ? agreements.before(placed) : [],
        });
        if (agreed === undefined && !isSettled) given.push(numberOf({ task, tool: call.tool, by }));
      }
    }
    const { untrusted, validates, output } = tool;
    const passed = fromOrigins(output, given);
    if (untrusted === undefined) return checkedFields(passed, validates);
    const own = numberOf({ task, tool: call.tool });
    const marked =
      untrusted === true ? fromOrigins(passed, [own]) : fieldsFrom(passed, untrusted, [own]);
    return checkedFields(marked, validates);
  };

  /** @returns what made anything in it untrusted */
  const visit = (placed: Placed): ReadonlySet<number> => {
    const { task } = placed;
    const calls = new Map(callsOf(task).map((call) => [call.tool, outputOfCall(call, placed)]));
    const { writtenBy } = kindOf(task);
    const own = writtenBy === undefined ? [] : [numberOf({ task, tool: writtenBy })];
    const inner = new Set(made.get(task));
    for (const block of blocksOf(task)) {
      block.tasks.forEach((each) => {
        const at = nesting.byId.get(each.id);
        if (at?.task === each) visit(at).forEach((one) => inner.add(one));
      });
      for (const variable of block.variables ?? []) {
        if (variable.holds.is !== "same") continue;
        const found = untrustedIn(variable.holds.next, placed, block.at);
        const key = keyOf(placed, variable);
        carried.set(key, new Set([...(carried.get(key) ?? []), ...found]));
      }
    }
    if (inner.size > 0) {
      const output = kindOf(task).output(task, {
        tool: (name) => calls.get(name) ?? {},
        task: (other) => outputs.get(other) ?? outputOf(other, tools),
        // What a tool says when it fails may quote what it was given, or got.
        error: fromOrigins(words, inner),
      });
      outputs.set(task, fromOrigins(output, own));
    }
    return inner;
  };

  // What a round hands on is known once the round has been gone through; more can only be added.
  for (let known = -1; known !== sizeOf(carried) + origins.length;) {
    known = sizeOf(carried) + origins.length;
    for (const id of order) {
      const placed = nesting.byId.get(id);
      if (placed !== undefined) visit(placed);
    }
  }
  const isPut = new Map(nesting.all.map(({ task }, index) => [task, index]));
  const inOrder = (a: { task: Task }, b: { task: Task }): number =>
    (isPut.get(a.task) ?? 0) - (isPut.get(b.task) ?? 0);
  return {
    sources: origins.filter(({ by }) => by === undefined).toSorted(inOrder),
    flows: [...flows.values()].toSorted(inOrder),
  };
}

function checkedFields(output: Schema, validates: ToolInfo["validates"]): Schema {
  return validates === undefined || validates === true ? output : fieldsChecked(output, validates);
}

function sizeOf(carried: ReadonlyMap<string, ReadonlySet<number>>): number {
  return [...carried.values()].reduce((sum, { size }) => sum + size, 0);
}
