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
    places: diagnostic.places.map((place) => located(place, yaml)),
  }));
}

function located(place: Place, yaml: YamlText): Place {
  if (place.in !== "plan") return place;
  const { task, path, label } = place;
  const steps = stepsTo(yaml.value, task, path);
  if (steps === undefined) return place;
  const what = [task, path].filter((part) => part !== undefined).join(".");
  const said = label ?? (what === "" ? undefined : what);
  return { ...yaml.placeOf(steps, "value"), ...(said !== undefined && { label: said }) };
}

/** `undefined` when the file has no such task: it was written after the plan was read. */
function stepsTo(
  plan: unknown,
  task: string | undefined,
  path: string | undefined,
): (string | number)[] | undefined {
  const inside = (path ?? "").split(/[.[\]]+/).filter((step) => step !== "");
  if (task === undefined) return inside;
  const tasks = (plan as { tasks?: unknown } | null)?.tasks;
  if (!Array.isArray(tasks)) return undefined;
  const at = tasks.findIndex((entry) => (entry as { id?: unknown } | null)?.id === task);
  if (at === -1) return undefined;
  // Of a whole task its id says the most: it begins with a lone bracket.
  return ["tasks", at, ...(inside.length === 0 ? ["id"] : inside)];
}
