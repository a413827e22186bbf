/** A plan that was made of a query, as a person would write it. */
import { stringify } from "yaml";
import { invariant } from "../../../contract/diagnostics/index.ts";
import type { Plan } from "../../../contract/plan.ts";
import { isDefault, shapeFor, shapeOf, shapeWithin, type Shape } from "../../../contract/schema-shape.ts";
import { isGroup } from "../../../workspace/layer.ts";
import { formatSource } from "../format/format-source.ts";
import { isTask } from "../plan-source/fill-in.ts";
import { planSourceSchema } from "../plan-source/plan-source-schema.ts";

/** Of a task, what leads back into the words of a query. */
const OF_WORDS = ["origin", "words"];

/** YAML: what the plan does and for what, without how it was made and without what holds anyway. */
export function templateText(plan: Plan): string {
  const { params, profile, timeZone, tasks, source } = plan;
  const written = {
    description: source.query,
    ...(Object.keys(params).length > 0 && { params }),
    profile,
    ...(timeZone !== undefined && { timeZone }),
    tasks,
  };
  const text = stringify(plainly(written, shapeOf(planSourceSchema)), { lineWidth: 0 });
  const { text: formatted } = formatSource(text, "template.plan.yaml");
  invariant(formatted !== undefined, "a plan is one that a person could have written");
  return formatted;
}

function plainly(value: unknown, shape: Shape): unknown {
  const form = shapeFor(shape, value);
  const within = (step: string | number, inner: unknown): unknown => {
    const part = shapeWithin(form, step);
    return part === undefined ? inner : plainly(inner, part);
  };
  if (Array.isArray(value)) return value.map((item) => within(0, item));
  if (!isGroup(value)) return value;
  const kept = Object.entries(value).filter(([key, inner]) => {
    const part = shapeWithin(form, key);
    if (part !== undefined && isDefault(part, inner)) return false;
    return !isTask(shape) || !OF_WORDS.includes(key);
  });
  return Object.fromEntries(kept.map(([key, inner]) => [key, within(key, inner)]));
}
