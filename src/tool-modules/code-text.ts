/** Values as TypeScript text: what a server says stands in string literals and nowhere else. */
import { escapeUnseen } from "../contract/unseen.ts";

/** A literal of JSON, with nothing unseen in it. */
export function literal(value: unknown): string {
  return escapeUnseen(JSON.stringify(value));
}

/** The name of a property; `__proto__` would set the prototype of the literal, so it has none. */
export function propertyKey(name: string): string | undefined {
  if (name === "__proto__") return undefined;
  return /^[A-Za-z_$][A-Za-z0-9_$]*$/.test(name) ? name : literal(name);
}

export function indent(text: string): string {
  return text.replaceAll("\n", "\n  ");
}
