/** The part of a JSON Schema that describes a value: found through references and choices, as plain data. */
import { isDeepStrictEqual } from "node:util";
import { z } from "zod";

interface SchemaNode {
  readonly $ref?: string;
  readonly $defs?: Readonly<Record<string, SchemaNode>>;
  readonly const?: unknown;
  readonly default?: unknown;
  readonly properties?: Readonly<Record<string, SchemaNode>>;
  readonly additionalProperties?: SchemaNode | boolean;
  readonly items?: SchemaNode;
  readonly anyOf?: readonly SchemaNode[];
  readonly oneOf?: readonly SchemaNode[];
}

export interface Shape {
  /** What references count from. */
  readonly root: SchemaNode;
  readonly node: SchemaNode;
}

const known = new WeakMap<z.ZodType, Shape>();

/** Of what may be written, before defaults are filled in. */
export function shapeOf(schema: z.ZodType): Shape {
  const before = known.get(schema);
  if (before !== undefined) return before;
  const root = z.toJSONSchema(schema, { io: "input" }) as SchemaNode;
  const shape = { root, node: root };
  known.set(schema, shape);
  return shape;
}

/**
 * Where several forms are allowed, the one that the value has: the one whose constants are the value's, else the one
 * that knows most of its keys.
 */
export function shapeFor(shape: Shape, value: unknown): Shape {
  const forms = formsOf(shape);
  const [first = shape] = forms;
  if (forms.length < 2 || typeof value !== "object" || value === null) return first;
  if (Array.isArray(value)) return forms.find(({ node }) => node.items !== undefined) ?? first;
  const groups = forms.filter(({ node }) => node.items === undefined);
  const score = ({ node: { properties = {} } }: Shape): number =>
    Object.entries(value).reduce((sum, [key, inner]) => {
      const property = Object.hasOwn(properties, key) ? properties[key] : undefined;
      if (property === undefined) return sum;
      return sum + (property.const === undefined ? 1 : property.const === inner ? CONSTANT : 0);
    }, 0);
  return groups.toSorted((a, b) => score(b) - score(a))[0] ?? first;
}

/** That a constant fits says more than any number of keys that other forms may have as well. */
const CONSTANT = 1000;

/** Without references; several where there is a choice. */
export function formsOf({ root, node }: Shape): readonly Shape[] {
  if (node.$ref !== undefined) return formsOf({ root, node: referred(root, node.$ref) });
  // what has properties of its own says by its choices which of them go together
  const choices = node.properties === undefined ? (node.anyOf ?? node.oneOf) : undefined;
  if (choices === undefined) return [{ root, node }];
  return choices.flatMap((choice) => formsOf({ root, node: choice }));
}

/** Of a key of a group, or a position of a list; `undefined` where anything may stand. */
export function shapeWithin({ root, node }: Shape, step: string | number): Shape | undefined {
  const { properties = {}, additionalProperties: others, items } = node;
  const inner =
    typeof step === "number"
      ? items
      : Object.hasOwn(properties, step)
        ? properties[step]
        : typeof others === "object"
          ? others
          : undefined;
  return inner === undefined ? undefined : { root, node: inner };
}

/** In the order of the schema. */
export function keysOf({ node }: Shape): readonly string[] {
  return Object.keys(node.properties ?? {});
}

/** What a property has to be, where it has to be one value. */
export function constantOf({ node }: Shape, key: string): unknown {
  return Object.hasOwn(node.properties ?? {}, key) ? node.properties?.[key]?.const : undefined;
}

/** Whether a value says what holds without it. */
export function isDefault({ node }: Shape, value: unknown): boolean {
  return node.default !== undefined && isDeepStrictEqual(node.default, value);
}

function referred(root: SchemaNode, reference: string): SchemaNode {
  const name = reference.replace(/^#(\/\$defs\/)?/, "");
  return name === "" ? root : (root.$defs?.[name] ?? {});
}
