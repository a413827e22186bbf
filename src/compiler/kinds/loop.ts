import { z } from "zod";
import type { Task } from "../../contract/plan.ts";
import type { LoopRegion } from "../../contract/regions/index.ts";
import { argSchema, literalOf, type Arg } from "../../contract/values.ts";
import { list, record, truth, wholeNumber } from "../schema/compose.ts";
import { allOf, timesOf } from "./bound.ts";
import { inTurn } from "./cost.ts";
import {
  blockSchema,
  conditionSchema,
  holderHeadSchema,
  regionTask,
  variableSchema,
} from "./holder.ts";
import type { Kind } from "./kind.ts";
import type { Block, Variable } from "./parts.ts";

/** A list with more items is refused, unless the plan says that so many are meant. */
const DEFAULT_LIMIT = 1000;

/** As many are expected of a list that nobody knows before it is there. */
const USUAL_ITEMS = 10;

/** What a process computes at least that is started for it: the start takes the processor a tenth of a second or two. */
const SHARD_SECONDS = 1;

/** More processors hardly any machine gives a run; each process takes some 50 MB. */
const MOST_SHARDS = 8;

const schemaOf = (task: z.ZodType<Task>) =>
  holderHeadSchema
    .extend({
      kind: z.literal("loop"),
      forEach: argSchema.optional().describe("the list whose items it goes over"),
      as: variableSchema
        .optional()
        .describe("what an item is called within; default: item; with forEach"),
      times: z.int().positive().optional().describe("how many rounds"),
      until: conditionSchema
        .optional()
        .describe(
          "an expression over the tasks of a round: the round that makes it true is the last",
        ),
      index: variableSchema
        .optional()
        .describe("what the number of the item or round is called within, from 0"),
      limit: z
        .int()
        .positive()
        .optional()
        .describe("most items (default: 1000; a longer list is refused), or most rounds of until"),
      concurrency: z
        .int()
        .positive()
        .optional()
        .describe("items side by side; default: 1; with forEach"),
      shards: z
        .int()
        .positive()
        .optional()
        .describe("processes that items are spread over, at most; default: one; with forEach"),
      onError: z
        .enum(["stop", "collect"])
        .optional()
        .describe(
          "stop (default): one failed item ends the loop; collect: it is listed; with forEach",
        ),
      carry: z
        .record(variableSchema, z.strictObject({ first: argSchema, next: argSchema }))
        .optional()
        .describe("values that go from round to round; with times or until"),
      tasks: blockSchema(task).describe("what is done for each item or in each round"),
    })
    .strict()
    .refine((own) => ways.filter((way) => own[way] !== undefined).length === 1, {
      error: "given exactly one of forEach, times and until, which says how often",
    })
    .refine(
      ({ forEach, as, concurrency, shards, onError }) =>
        forEach !== undefined || (as ?? concurrency ?? shards ?? onError) === undefined,
      { error: "as, concurrency, shards and onError go with forEach" },
    )
    .refine(({ shards, concurrency = 1 }) => shards === undefined || shards <= concurrency, {
      path: ["shards"],
      error: "no more than items side by side: give it a concurrency of at least as many",
    })
    .refine(({ forEach, carry }) => forEach === undefined || carry === undefined, {
      path: ["carry"],
      error: "goes with times or until: items of a list do not wait for each other",
    })
    .refine(({ times, limit }) => times === undefined || limit === undefined, {
      path: ["limit"],
      error: "times is the limit",
    })
    .meta({ oneOf: ways.map((way) => ({ required: [way] })) });

const ways = ["forEach", "times", "until"] as const;

type LoopTask = z.infer<ReturnType<typeof schemaOf>>;

const read = (task: Task): LoopTask => task as unknown as LoopTask;

/** A block again and again. */
export const loop: Kind = {
  name: "loop",
  says: "tasks for each item of a list, so many times, or until an expression is true",
  schema: schemaOf,
  mapParts(task, map) {
    const { forEach, until, carry } = read(task);
    const inside = "tasks";
    const first = mapCarried(carry, (name, { first: arg }) =>
      map.value({ at: `carry.${name}.first`, arg }),
    );
    const items = forEach === undefined ? undefined : map.value({ at: "forEach", arg: forEach });
    const mapped = map.block(blockOf(read(task)));
    const next = mapCarried(carry, (name, { next: arg }) =>
      map.value({ at: `carry.${name}.next`, arg, inside }),
    );
    return {
      ...task,
      ...(items !== undefined && { forEach: items }),
      tasks: mapped,
      ...(carry !== undefined && {
        carry: mapCarried(carry, (name) => ({ first: first[name], next: next[name] })),
      }),
      ...(until !== undefined && { until: map.condition({ at: "until", text: until, inside }) }),
    };
  },
  output(task, inner) {
    const { forEach, tasks } = read(task);
    const last = tasks.at(-1);
    const output = last === undefined ? {} : inner.task(last);
    if (forEach === undefined) return record({ results: list(output), last: output, isMet: truth });
    const failed = list(record({ index: wholeNumber, error: inner.error }));
    return record({ results: list(output), failed });
  },
  cost(task, costOf) {
    const own = read(task);
    const item = inTurn(own.tasks.map(costOf));
    const expected = expectedItems(own);
    return {
      seconds: item.seconds * Math.ceil(expected / (own.concurrency ?? 1)),
      secondsInSequence: item.secondsInSequence * expected,
      usd: item.usd * expected,
    };
  },
  bound(task, { of }) {
    const own = read(task);
    return timesOf(mostItems(own), allOf(own.tasks.map(of)));
  },
  shard(task, busySeconds) {
    const own = read(task);
    const { forEach, concurrency = 1, shards, tasks } = own;
    if (forEach === undefined || shards !== undefined) return task;
    const busy = expectedItems(own) * tasks.reduce((sum, one) => sum + busySeconds(one), 0);
    const pays = Math.min(concurrency, MOST_SHARDS, Math.floor(busy / SHARD_SECONDS));
    return pays < 2 ? task : { ...task, shards: pays };
  },
  lower(task, needs, lowering) {
    const own = read(task);
    const { id, forEach, as, until, index, carry = {}, concurrency, shards, onError } = own;
    const { region: body, tasks } = lowering.block(`${id}.tasks`, own.tasks);
    const region: LoopRegion = {
      kind: "loop",
      id,
      task: regionTask(task, needs, lowering),
      over:
        forEach === undefined
          ? { is: "rounds", ...(until !== undefined && { until: lowering.expression(until) }) }
          : { is: "items", list: forEach, as: as ?? DEFAULT_NAME },
      ...(index !== undefined && { index }),
      carry: Object.entries(carry).map(([name, { first, next }]) => ({ name, first, next })),
      limit: limitOf(own),
      concurrency: concurrency ?? 1,
      ...(shards !== undefined && { shards }),
      onError: onError ?? "stop",
      body,
    };
    return { region, tasks };
  },
};

const DEFAULT_NAME = "item";

function blockOf({ forEach, as, index, carry = {}, tasks, until, limit }: LoopTask): Block {
  const item: Variable[] =
    forEach === undefined
      ? []
      : [
          {
            name: as ?? DEFAULT_NAME,
            at: as === undefined ? "forEach" : "as",
            holds: { is: "item", of: forEach },
          },
        ];
  const number: Variable[] =
    index === undefined
      ? []
      : [{ name: index, at: "index", holds: { is: "known", schema: wholeNumber } }];
  const carried = Object.entries(carry).map(([name, { first, next }]): Variable => {
    return { name, at: `carry.${name}`, holds: { is: "same", as: first, next } };
  });
  return {
    at: "tasks",
    tasks,
    order: "in turn",
    runs: "each",
    variables: [...item, ...number, ...carried],
    ...(until !== undefined && limit === undefined && { unboundedAt: "until" }),
  };
}

function mapCarried<From, To>(
  carry: Readonly<Record<string, From>> | undefined,
  map: (name: string, carried: From) => To,
): Record<string, To> {
  const entries = Object.entries(carry ?? {});
  return Object.fromEntries(entries.map(([name, carried]) => [name, map(name, carried)]));
}

function limitOf({ times, limit = DEFAULT_LIMIT }: LoopTask): number {
  return times ?? limit;
}

/** Items of a list that the plan says itself. */
function knownItems(items: Arg | undefined): number | undefined {
  const value = items === undefined ? undefined : literalOf(items);
  if (Array.isArray(value)) return value.length;
  return Array.isArray(items) ? items.length : undefined;
}

function mostItems(task: LoopTask): number {
  return knownItems(task.forEach) ?? limitOf(task);
}

function expectedItems(task: LoopTask): number {
  return task.times ?? knownItems(task.forEach) ?? Math.min(USUAL_ITEMS, limitOf(task));
}
