/** What a task need not say, since the rest of it does. Goes through tasks by the schemas of their kinds, however deep. */
import type { z } from "zod";
import {
  constantOf,
  formsOf,
  keysOf,
  shapeFor,
  shapeWithin,
  type Shape,
} from "../../../contract/schema-shape.ts";
import { isGroup } from "../../../workspace/layer.ts";

type Group = Readonly<Record<string, unknown>>;

/** Of a task that names a tool. */
const CALL = "call";

/** Whether every form of it is a task: what has an id and is told by its kind. */
export function isTask(shape: Shape): boolean {
  return formsOf(shape).every(
    (form) => constantOf(form, "kind") !== undefined && keysOf(form).includes("id"),
  );
}

/**
 * A value of a plan with the kind, agent and title that its tasks imply. Keys that have no value are left out: lines
 * below them may be commented out. Data of tasks stands as it is.
 */
export function fillIn(value: unknown, shape: Shape): unknown {
  if (Array.isArray(value)) {
    const item = shapeWithin(shapeFor(shape, value), 0);
    return item === undefined ? value : value.map((inner) => fillIn(inner, item));
  }
  if (!isGroup(value)) return value;
  const group = isTask(shape) ? withImplied(value, shape) : value;
  const form = shapeFor(shape, group);
  const isKnown = new Set(keysOf(form));
  return Object.fromEntries(
    Object.entries(group)
      .filter(([key, inner]) => inner !== null || !isKnown.has(key))
      .map(([key, inner]) => {
        const within = shapeWithin(form, key);
        return [key, within === undefined ? inner : fillIn(inner, within)];
      }),
  );
}

function withImplied(task: Group, shape: Shape): Group {
  const { id, tool } = task;
  const said = Object.fromEntries(Object.entries(task).filter(([, value]) => value !== null));
  const titled = { ...(typeof id === "string" && { title: titleOf(id) }), ...said };
  if (typeof tool !== "string") return titled;
  const called: Group = { kind: CALL, ...titled };
  // of a task of another kind, a tool is a mistake that says nothing of an agent
  const takesAgent = keysOf(shapeFor(shape, called)).includes("agent");
  return takesAgent ? { ...agentOf(tool), ...called } : called;
}

/** `data.timeseries` is a tool of `data`. */
function agentOf(tool: string): { agent?: string } {
  const [, agent] = /^(.+)\.[^.]+$/.exec(tool) ?? [];
  return agent === undefined ? {} : { agent };
}

/** `revenue-by-city` is "Revenue by city". */
export function titleOf(id: string): string {
  const words = id.replaceAll(/[-_]+/g, " ").trim();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** Changes the JSON Schema of a task so that it does not ask for what `fillIn` adds. */
export function withoutImplied(schema: z.core.JSONSchema.BaseSchema): void {
  const { properties, required } = schema;
  const kind = properties?.["kind"];
  if (required === undefined || typeof kind !== "object" || properties?.["id"] === undefined)
    return;
  const implied = new Set(["title", ...(kind.const === CALL ? ["kind", "agent"] : [])]);
  schema.required = required.filter((key) => !implied.has(key));
}
