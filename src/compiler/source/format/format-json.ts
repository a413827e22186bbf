/** The canonical layout of a JSON text: keys in the order of their schema, two blanks a level. */
import { shapeFor, shapeWithin, type Shape } from "../../../contract/schema-shape.ts";
import { escapeUnseen } from "../../../contract/unseen.ts";
import { keyOrder } from "./key-order.ts";

/** @param text valid JSON, without a key that stands twice */
export function formatJson(text: string, shape: Shape): string {
  return `${escapeUnseen(JSON.stringify(inOrder(JSON.parse(text), shape), null, 2))}\n`;
}

function inOrder(value: unknown, shape: Shape | undefined): unknown {
  if (shape === undefined || typeof value !== "object" || value === null) return value;
  const form = shapeFor(shape, value);
  if (Array.isArray(value)) return value.map((item) => inOrder(item, shapeWithin(form, 0)));
  const order = keyOrder(form);
  const rank = (key: string): number => (order.includes(key) ? order.indexOf(key) : order.length);
  return Object.fromEntries(
    Object.entries(value)
      .toSorted(([a], [b]) => rank(a) - rank(b))
      .map(([key, inner]) => [key, inOrder(inner, shapeWithin(form, key))]),
  );
}
