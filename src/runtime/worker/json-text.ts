/** JSON text of an output, refused when something of it would be lost or changed on the way. */
import { DEEPEST } from "../../contract/json.ts";
import { pathText } from "./check.ts";
import { Misfit } from "./failure.ts";

/** @throws Misfit naming the first part that JSON has no form for. An `undefined` field is left out, as if absent. */
export function jsonText(value: unknown): string {
  expectJson(value, [], new Set());
  return JSON.stringify(value);
}

function expectJson(value: unknown, path: PropertyKey[], inside: Set<object>): void {
  const what = notJson(value);
  if (what !== undefined) throw misfit(path, what);
  if (typeof value !== "object" || value === null) return;
  if (inside.has(value)) throw misfit(path, "a cycle: it contains itself");
  if (path.length > DEEPEST) throw misfit([], `nested more than ${DEEPEST} deep`);
  inside.add(value);
  for (const [key, item] of Array.isArray(value) ? value.entries() : Object.entries(value)) {
    if (item === undefined && typeof key === "string") continue;
    path.push(key);
    expectJson(item, path, inside);
    path.pop();
  }
  inside.delete(value);
}

function notJson(value: unknown): string | undefined {
  switch (typeof value) {
    case "string":
    case "boolean":
      return undefined;
    case "number":
      return Number.isFinite(value) ? undefined : String(value);
    case "object":
      return value === null || isPlain(value) ? undefined : `an instance of ${nameOf(value)}`;
    case "undefined":
      return "undefined";
    default:
      return `a ${typeof value}`;
  }
}

function isPlain(value: object): boolean {
  if (Array.isArray(value)) return true;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || prototype === Object.prototype;
}

function nameOf(value: object): string {
  const { constructor } = value;
  return typeof constructor === "function" ? constructor.name : "an unknown class";
}

function misfit(path: readonly PropertyKey[], what: string): Misfit {
  return new Misfit({ why: "not-json", at: pathText(path) || "the output itself", what });
}
