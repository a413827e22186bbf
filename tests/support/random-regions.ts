/** Random trees of regions in which every reference leads somewhere. */
import * as fc from "fast-check";
import type { LoweredTask } from "../../src/compiler/kinds/index.ts";
import { readExpression } from "../../src/compiler/expression/index.ts";
import { planTaskOf } from "../../src/contract/regions/index.ts";
import type { Args } from "../../src/contract/values.ts";
import { branch, fallback, forEach, gate, leaf, loop, parallel, subplan } from "./regions.ts";

type Shape =
  | { readonly is: "leaf"; readonly picks: readonly number[] }
  | { readonly is: "gate"; readonly picks: readonly number[] }
  | {
      readonly is:
        "branch" | "subplan" | "forEach" | "rounds" | "fallback" | "all" | "any" | "settled";
      readonly blocks: readonly (readonly Shape[])[];
      readonly picks: readonly number[];
      readonly flag: boolean;
    };

const picks = fc.array(fc.nat(1000), { minLength: 3, maxLength: 3 });

const shapes = fc.letrec<{ one: Shape; block: readonly Shape[] }>((tie) => ({
  one: fc.oneof(
    { maxDepth: 3, depthIdentifier: "region", withCrossShrink: true },
    fc.record({ is: fc.constant("leaf" as const), picks }),
    fc.record({
      is: fc.constantFrom(
        "branch",
        "subplan",
        "forEach",
        "rounds",
        "fallback",
        "all",
        "any",
        "settled",
      ),
      blocks: fc.array(tie("block"), { minLength: 2, maxLength: 2 }),
      picks,
      flag: fc.boolean(),
    }),
    fc.record({ is: fc.constant("gate" as const), picks }),
  ),
  block: fc.array(tie("one"), { minLength: 1, maxLength: 3 }),
}));

/** What can be read at a place. */
interface Seen {
  readonly name: string;
  /** Whether its output has the fields of `test.echo`. */
  readonly isLeaf: boolean;
  readonly isOptional: boolean;
  /** An item of a list of rows. */
  readonly isItem?: boolean;
}

/** The tasks of a plan, one after the other. */
export const randomTasks: fc.Arbitrary<LoweredTask[]> = fc
  .array(shapes.one, { minLength: 1, maxLength: 4 })
  .map((list) => {
    let count = 0;
    const seen: Seen[] = [];
    const found: LoweredTask[] = [];
    for (const shape of list) {
      const before = found.map(({ region }) => planTaskOf(region) ?? "");
      const made = make(shape, seen, () => `t${(count += 1)}`, before);
      found.push(made.task);
      seen.push(...made.gives);
    }
    return found;
  });

interface Made {
  readonly task: LoweredTask;
  /** What those after it can read. */
  readonly gives: readonly Seen[];
}

function make(
  shape: Shape,
  seen: readonly Seen[],
  nextId: () => string,
  needs: readonly string[] = [],
): Made {
  const id = nextId();
  const args = argsOf(shape.picks, seen);
  const own: Seen = { name: id, isLeaf: shape.is === "leaf", isOptional: false };
  if (shape.is === "leaf") {
    return {
      task: leaf(id, args, { needs: needs.map((task) => ({ task, when: "success" })) }),
      gives: [own],
    };
  }
  if (shape.is === "gate") return { task: gate(id, { show: args, needs }), gives: [own] };
  const { blocks, flag, is } = shape;
  const perhaps = (inner: readonly Seen[]): Seen[] =>
    inner.map((each) => ({ ...each, isOptional: true }));
  switch (is) {
    case "branch": {
      const then = makeBlock(blocks[0] ?? [], seen, nextId);
      const otherwise = flag ? makeBlock(blocks[1] ?? [], seen, nextId) : undefined;
      return {
        task: branch(id, conditionOf(shape.picks, seen), then.tasks, otherwise?.tasks, needs),
        gives: [...perhaps([...then.gives, ...(otherwise?.gives ?? [])]), own],
      };
    }
    case "subplan": {
      const body = makeBlock(blocks[0] ?? [], seen, nextId);
      return { task: subplan(id, body.tasks, needs), gives: [...body.gives, own] };
    }
    case "forEach": {
      const item: Seen = { name: `${id}_item`, isLeaf: false, isOptional: false, isItem: true };
      const number: Seen = { name: `${id}_at`, isLeaf: false, isOptional: false };
      const body = makeBlock(blocks[0] ?? [], [...seen, item, ...(flag ? [number] : [])], nextId);
      const from = seen.find(({ isLeaf, isOptional }) => isLeaf && !isOptional);
      const list = from === undefined ? [{ name: "a" }] : { $ref: `${from.name}.rows` };
      const rest = { needs, concurrency: 2, ...(flag && { index: number.name }) };
      return { task: forEach(id, list, item.name, body.tasks, rest), gives: [own] };
    }
    case "rounds": {
      const draft: Seen = { name: `${id}_draft`, isLeaf: false, isOptional: false };
      const number: Seen = { name: `${id}_at`, isLeaf: false, isOptional: false };
      const around = [...seen, ...(flag ? [draft] : [number])];
      const body = makeBlock(blocks[0] ?? [], around, nextId);
      const last = body.gives.findLast(({ isLeaf, isOptional }) => isLeaf && !isOptional);
      const next = last === undefined ? "b" : { $ref: `${last.name}.text` };
      const rest = flag
        ? { carry: [{ name: draft.name, first: "a", next }] }
        : { index: number.name };
      const until = readExpression(conditionOf(shape.picks, [...around, ...body.gives]));
      return {
        task: loop(id, { is: "rounds", until }, body.tasks, { needs, ...rest }),
        gives: [own],
      };
    }
    case "fallback": {
      const made = blocks.map((block) => makeBlock(block, seen, nextId));
      return {
        task: fallback(
          id,
          made.map(({ tasks }) => tasks),
          { needs },
        ),
        gives: [...perhaps(made.flatMap(({ gives }) => gives)), own],
      };
    }
    case "all":
    case "any":
    case "settled": {
      const members = blocks.flat().map((inner) => make(inner, seen, nextId));
      const gives = members.flatMap((member) => member.gives);
      return {
        task: parallel(
          id,
          members.map(({ task }) => task),
          { needs, join: is, ...(flag && { limit: 2 }) },
        ),
        gives: [...(is === "all" ? gives : perhaps(gives)), own],
      };
    }
  }
}

function makeBlock(
  shapesIn: readonly Shape[],
  seen: readonly Seen[],
  nextId: () => string,
): { readonly tasks: LoweredTask[]; readonly gives: readonly Seen[] } {
  const tasks: LoweredTask[] = [];
  const gives: Seen[] = [];
  for (const shape of shapesIn) {
    const made = make(shape, [...seen, ...gives], nextId);
    tasks.push(made.task);
    gives.push(...made.gives);
  }
  return { tasks, gives };
}

function argsOf(given: readonly number[], seen: readonly Seen[]): Args {
  const chosen = given.slice(0, 2).flatMap((pick) => seen[pick % (seen.length + 1)] ?? []);
  return Object.fromEntries(
    chosen.map(({ name, isLeaf, isItem }, index) => {
      const field = isLeaf ? ".text" : isItem === true ? ".name" : "";
      return [`x${index}`, { $ref: name + field }];
    }),
  );
}

function conditionOf(given: readonly number[], seen: readonly Seen[]): string {
  const leaves = seen.filter(({ isLeaf }) => isLeaf);
  const [one, two] = given.flatMap((pick) => leaves[pick % (leaves.length + 1)] ?? []);
  const left = one === undefined ? "params.limit > 3" : `${at(one)}text === "a"`;
  if (two === undefined) return left;
  return `${left} && (${at(two)}rows${two.isOptional ? "?" : ""}.some((row) => row.name === "x") || params.limit < 5)`;
}

function at({ name, isOptional }: Seen): string {
  return `${name}${isOptional ? "?." : "."}`;
}
