/**
 * What names mean at a place of a unit: variables of the loops around it, tasks before it in the same and in outer
 * blocks, tasks of the plan. The host looks them up itself, and takes nothing from what the script says.
 */
import { evaluate, ExpressionError, type Value } from "../../../contract/expression/evaluate.ts";
import { namesIn, type Expression } from "../../../contract/expression/expression.ts";
import { argumentsFailed } from "../../../contract/diagnostics/index.ts";
import type { InstanceId } from "../../../contract/instance.ts";
import { canonicalJson, type Json, type JsonObject } from "../../../contract/json.ts";
import type { CoreTask } from "../../../contract/manifest.ts";
import {
  givenBy,
  isAgent,
  type AgentRegion,
  type LoopRegion,
} from "../../../contract/regions/index.ts";
import type { Arg } from "../../../contract/values.ts";
import type { Delivery } from "../../protocol/delivery.ts";
import { instanceAt, type Items, type Place, type Places } from "../../regions/places.ts";
import { tasksIn } from "../identity/known-args.ts";
import { readDelivery } from "../read-output.ts";
import { resolveArg } from "../resolve-arg.ts";
import type { RunContext } from "../run-context.ts";
import { taskError, TaskProblem } from "../task-error.ts";

/** Where a name is looked up: the loops around, the outermost first, and the number of the item in each. */
export interface Site {
  readonly loops: readonly string[];
  readonly items: Items;
}

export interface UnitValues {
  /** @throws TaskProblem when it is an output that is not there */
  named(name: string, site: Site): Promise<Delivery>;
  /** @throws TaskProblem when it is an output that is not there */
  argument(arg: Arg, site: Site): Promise<Json>;
  /** @throws TaskProblem when there is no value, or an output is not there */
  expression(expression: Expression, site: Site): Promise<Value>;
  openItems(loop: InstanceId, list: readonly Json[]): void;
  openRound(loop: InstanceId, carried: Readonly<Record<string, Json>>): void;
  /** What the model has given to a call of an agent. */
  openCall(agent: InstanceId, step: number, input: JsonObject): void;
  /** The task with the arguments that a model has given beside those of the plan, where it is a call of an agent. */
  called(core: CoreTask, site: Site): CoreTask;
  /** The loop is over: its variables are not there any more. */
  close(loop: InstanceId): void;
  /** How many instances of a place do the same work and come before this one in the order of items. */
  countOf(site: Site): number;
}

interface LoopValues {
  readonly list?: readonly Json[];
  /** Of each item, how many equal ones come before it. */
  readonly equal?: readonly number[];
  readonly carried?: Readonly<Record<string, Json>>;
  /** Of an agent, by the number of the step. */
  readonly calls?: Map<number, JsonObject>;
}

/** Steps of an agent are told apart by their number alone: no plan allows as many. */
const MOST_STEPS = 10_000;

export function unitValues(context: RunContext, places: Places): UnitValues {
  const { outputs, journal, params } = context;
  const open = new Map<InstanceId, LoopValues>();

  function loopAt({ loops, items }: Site, level: number) {
    const place = places.byId.get(loops[level] ?? "") as Place & {
      readonly region: LoopRegion | AgentRegion;
    };
    return { place, id: instanceAt(place, items), item: items[level] ?? 0 };
  }

  function variable(name: string, site: Site): { readonly value: Json } | undefined {
    for (let level = site.loops.length - 1; level >= 0; level -= 1) {
      const { place, id, item } = loopAt(site, level);
      const { list, carried, calls } = open.get(id) ?? {};
      if (isAgent(place.region)) {
        if (name === givenBy(place.id)) return { value: calls?.get(item) ?? {} };
        continue;
      }
      const { over, index, carry } = place.region;
      if (over.is === "items" && over.as === name) return { value: list?.[item] ?? null };
      if (index === name) return { value: item };
      if (carry.some((one) => one.name === name)) return { value: carried?.[name] ?? null };
    }
    return undefined;
  }

  async function named(name: string, site: Site): Promise<Delivery> {
    const found = variable(name, site);
    if (found !== undefined) return { inline: found.value };
    const place = places.byId.get(name);
    if (place === undefined) return outputs.of(name);
    const id = instanceAt(place, site.items);
    return journal.isDone(id) ? outputs.of(id) : { absent: true };
  }

  async function valueNamed(name: string, site: Site): Promise<Json | undefined> {
    return readDelivery(context, name, await named(name, site));
  }

  return {
    named,
    argument: async (arg, site) => {
      const values = new Map<string, Json>();
      for (const name of tasksIn({ arg })) {
        const value = await valueNamed(name, site);
        if (value !== undefined) values.set(name, value);
      }
      return resolveArg(arg, params, values);
    },
    expression: async (expression, site) => {
      const values = new Map<string, Value>();
      for (const name of namesIn(expression)) values.set(name, await valueNamed(name, site));
      try {
        return evaluate(expression, {
          name: (name) => values.get(name),
          param: (name) => params[name],
        });
      } catch (error) {
        if (!(error instanceof ExpressionError)) throw error;
        throw new TaskProblem(taskError(argumentsFailed({ message: error.message })));
      }
    },
    openItems: (loop, list) => void open.set(loop, { list, equal: equalBefore(list) }),
    openRound: (loop, carried) => void open.set(loop, { carried }),
    openCall: (agent, step, input) => {
      const calls = open.get(agent)?.calls ?? new Map<number, JsonObject>();
      open.set(agent, { calls: calls.set(step, input) });
    },
    called: (core, site) => {
      const level = site.loops.length - 1;
      if (level < 0) return core;
      const { place, id, item } = loopAt(site, level);
      const given = isAgent(place.region) ? open.get(id)?.calls?.get(item) : undefined;
      if (given === undefined) return core;
      const literals = Object.entries(given).map(
        ([name, value]) => [name, { $literal: value }] as const,
      );
      return { ...core, args: { ...Object.fromEntries(literals), ...core.args } };
    },
    close: (loop) => void open.delete(loop),
    countOf: (site) =>
      site.loops.reduce((count, _, level) => {
        const { place, id, item } = loopAt(site, level);
        const { list, equal } = open.get(id) ?? {};
        return (
          count * (list?.length ?? (isAgent(place.region) ? MOST_STEPS : place.region.limit)) +
          (equal?.[item] ?? item)
        );
      }, 0),
  };
}

function equalBefore(list: readonly Json[]): number[] {
  const counts = new Map<string, number>();
  return list.map((item) => {
    const key = canonicalJson(item);
    const count = counts.get(key) ?? 0;
    counts.set(key, count + 1);
    return count;
  });
}
