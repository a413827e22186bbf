/** Where a place in a plan stands in its file. Loads nothing of the compiler: `orchc exec` uses it too. */
import { readFile } from "node:fs/promises";
import type { Diagnostic, Place } from "../../contract/diagnostics/index.ts";
import { readYaml, type YamlText } from "../../workspace/yaml-text.ts";

/**
 * The diagnostics with file and line in place of task and path, which become the label. Unchanged when the file
 * cannot be read: then there is no plan that anybody could look into.
 *
 * @param file `plan.json`
 */
export async function locateInPlan(
  diagnostics: readonly Diagnostic[],
  file: string,
): Promise<readonly Diagnostic[]> {
  if (!diagnostics.some(({ places }) => places.some((place) => place.in === "plan"))) {
    return diagnostics;
  }
  const text = await readFile(file, "utf8").catch(() => undefined);
  if (text === undefined) return diagnostics;
  // JSON is YAML, whose parser knows where everything stands.
  const yaml = readYaml(text, file);
  if (yaml.diagnostics.length > 0) return diagnostics;
  return diagnostics.map((diagnostic) => ({
    ...diagnostic,
    places: diagnostic.places.map((place) => located(place, text, yaml)),
  }));
}

function located(place: Place, text: string, yaml: YamlText): Place {
  if (place.in !== "plan") return place;
  const { task, path, offset, label } = place;
  const steps = stepsTo(yaml.value, task, path);
  if (steps === undefined) return place;
  const what = [task, path].filter((part) => part !== undefined).join(".");
  const said = label ?? (what === "" ? undefined : what);
  const found = yaml.placeOf(steps, "value");
  const shift = offset === undefined ? 0 : columnsTo(offset, found, text);
  return {
    ...found,
    ...(found.in === "file" && found.column !== undefined && { column: found.column + shift }),
    ...(said !== undefined && { label: said }),
  };
}

/** `undefined` when the file has no such task: it was written after the plan was read. */
function stepsTo(
  plan: unknown,
  task: string | undefined,
  path: string | undefined,
): (string | number)[] | undefined {
  const inside = (path ?? "").split(/[.[\]]+/).filter((step) => step !== "");
  if (task === undefined) return inside;
  const steps = stepsToTask(plan, task);
  if (steps !== undefined) {
    // Of a whole task its id says the most: it begins with a lone bracket.
    return [...steps, ...(inside.length === 0 ? ["id"] : inside)];
  }
  // A task of another plan stands in place of one that names that plan, and its id begins with that one's.
  const holder = task.slice(0, task.lastIndexOf("-"));
  return holder === "" ? undefined : stepsTo(plan, holder, undefined);
}

type Steps = readonly (string | number)[];

/** To the task with an id, at whatever depth: everything in a task may be a list of tasks, but for a tool's arguments. */
function stepsToTask(plan: unknown, id: string): Steps | undefined {
  const open: { readonly steps: Steps; readonly value: unknown }[] = [{ steps: [], value: plan }];
  for (const { steps, value } of open) {
    if (typeof value !== "object" || value === null) continue;
    if (Array.isArray(value)) {
      const at = value.findIndex((entry) => (entry as { id?: unknown } | null)?.id === id);
      if (at !== -1) return [...steps, at];
    }
    for (const [key, inner] of Object.entries(value)) {
      if (key !== "args") open.push({ steps: [...steps, key], value: inner });
    }
  }
  return undefined;
}

/** How many columns a text of JSON takes to an offset of what it says: its quote, and its escapes. */
function columnsTo(offset: number, place: Place, text: string): number {
  if (place.in !== "file" || place.line === undefined) return 0;
  const line = text.split("\n")[place.line - 1] ?? "";
  const written = /^"(?:[^"\\]|\\.)*/.exec(line.slice((place.column ?? 1) - 1))?.[0];
  if (written === undefined) return 0;
  const units = written.slice(1).match(/\\u[0-9a-fA-F]{4}|\\.|[^\\]/g) ?? [];
  return 1 + units.slice(0, offset).join("").length;
}
