import { parseDocument } from "yaml";
import { yamlSyntax, type Diagnostic } from "../contract/diagnostics/index.ts";
import type { Layer, Path } from "./layer.ts";

const PREFIX = "ORCHC_";

/** Variables of that prefix that are no settings. */
const notSettings: ReadonlySet<string> = new Set(["ORCHC_DEBUG"]);

/** `ORCHC_LIMITS__MAX_PARALLEL=4` is `limits.maxParallel: 4`. Values are YAML: numbers, true, [a, list]. */
export function environmentLayer(env: Readonly<Record<string, string | undefined>>): {
  readonly layer: Layer;
  readonly diagnostics: readonly Diagnostic[];
} {
  const value: Record<string, unknown> = {};
  const diagnostics: Diagnostic[] = [];
  for (const [name, text] of Object.entries(env).toSorted(([a], [b]) => (a < b ? -1 : 1))) {
    if (!name.startsWith(PREFIX) || notSettings.has(name) || text === undefined || text === "")
      continue;
    const document = parseDocument(text, { prettyErrors: false });
    const problem = document.errors[0];
    if (problem === undefined) setAt(value, pathOf(name), document.toJS());
    else diagnostics.push(yamlSyntax({ reason: `${name}: ${problem.message}.` }));
  }
  return {
    layer: { value, nameOf: variableOf, placeOf: () => [] },
    diagnostics,
  };
}

function pathOf(name: string): string[] {
  return name
    .slice(PREFIX.length)
    .split("__")
    .map((level) =>
      level.toLowerCase().replace(/_+(.)/g, (_, letter: string) => letter.toUpperCase()),
    );
}

function variableOf(path: Path): string {
  return PREFIX + path.map((step) => words(String(step)).join("_").toUpperCase()).join("__");
}

/** `maxParallel` is the words `max`, `Parallel`. */
export function words(camelCase: string): string[] {
  return camelCase.split(/(?=[A-Z])/);
}

function setAt(root: Record<string, unknown>, path: readonly string[], leaf: unknown): void {
  let node = root;
  for (const step of path.slice(0, -1)) {
    const inner = Object.hasOwn(node, step) ? node[step] : undefined;
    const next =
      typeof inner === "object" && inner !== null ? (inner as Record<string, unknown>) : {};
    node[step] = next;
    node = next;
  }
  node[path.at(-1) ?? ""] = leaf;
}
