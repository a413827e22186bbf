/** The names that tasks say: references in arguments and values, and what conditions name. */
import type { Task } from "../../contract/plan.ts";
import {
  mentions,
  mentionsIn,
  parseReference,
  type Mention,
  type Reference,
} from "../../contract/values.ts";
import { parseExpression } from "../expression/index.ts";
import { callsOf, conditionsOf, valuesOf, type Condition } from "../kinds/index.ts";
import { chainsIn } from "./chains.ts";

/** A reference, a parameter, or a name in a condition, as one task says it. */
export interface Use {
  /** Where it stands within the task: `args.rows.0`, `when`. */
  readonly at: string;
  readonly says: Said;
  /** As of a condition. */
  readonly inside?: string | undefined;
  /** Where it stands in the text of a condition. */
  readonly offset?: number;
}

export type Said =
  | { readonly is: "param"; readonly name: string }
  | { readonly is: "name"; readonly text: string; readonly reference: Reference }
  /** Text that is no reference. */
  | { readonly is: "malformed"; readonly text: string };

/** Tasks do not change, and most passes ask. */
const known = new WeakMap<Task, readonly Use[]>();

/** What a task itself says, in the order of its text; of conditions that cannot be read nothing. */
export function usesOf(task: Task): readonly Use[] {
  const before = known.get(task);
  if (before !== undefined) return before;
  const found = findUses(task);
  known.set(task, found);
  return found;
}

function findUses(task: Task): Use[] {
  return [
    ...callsOf(task).flatMap(({ args, at }) =>
      mentionsIn(args).map((mention) => useOf(mention, at)),
    ),
    ...valuesOf(task).flatMap(({ arg, at, inside }) =>
      mentions(arg).map((mention) => ({ ...useOf(mention, at), inside })),
    ),
    ...conditionsOf(task).flatMap(usesInCondition),
  ];
}

function useOf({ shape, at }: Mention, within: string): Use {
  const place = [within, ...at].join(".");
  if (shape.is === "param") return { at: place, says: { is: "param", name: shape.name } };
  const { text } = shape;
  const reference = parseReference(text);
  if (reference === undefined) return { at: place, says: { is: "malformed", text } };
  return { at: place, says: { is: "name", text, reference } };
}

function usesInCondition(condition: Condition): Use[] {
  const { at, text, inside } = condition;
  const parsed = parseExpression(text);
  if ("mistake" in parsed) return [];
  return chainsIn(parsed.expression).map((says) => ({
    at,
    says,
    inside,
    offset: offsetOf(says, text),
  }));
}

/** Of the first that says the same; 0 when it is written in another way than it is printed. */
function offsetOf(says: Said, text: string): number {
  return Math.max(0, text.indexOf(says.is === "param" ? says.name : says.text));
}
