/** One source of settings: a file, the environment, or the command line. Later ones win. */
import type { Place } from "../contract/diagnostics/index.ts";

export type Path = readonly (string | number)[];

export interface Layer {
  readonly value: Readonly<Record<string, unknown>>;
  /** How a person wrote this setting: `limits.retries`, `ORCHC_LIMITS__RETRIES`, `--max-parallel`. */
  nameOf(path: Path): string;
  /** Where it stands, when it stands in a file: of the key, or of the value. */
  placeOf(path: Path, part: "key" | "value"): readonly Place[];
}

export function dotted(path: Path): string {
  return path
    .map((step, i) => (typeof step === "number" ? `[${step}]` : i === 0 ? step : `.${step}`))
    .join("");
}

/** The value at a path, and whether there is one. */
export function valueAt(
  root: unknown,
  path: Path,
): { readonly found: boolean; readonly value?: unknown } {
  let value = root;
  for (const step of path) {
    if (typeof value !== "object" || value === null || !Object.hasOwn(value, step)) {
      return { found: false };
    }
    value = (value as Record<string | number, unknown>)[step];
  }
  return { found: true, value };
}

/** A copy without keys that have no value: `limits:` with every line below it commented out says nothing. */
export function withoutEmpty(group: Layer["value"]): Layer["value"] {
  return Object.fromEntries(
    Object.entries(group)
      .filter(([, value]) => value !== null && value !== undefined)
      .map(([key, value]) => [key, isGroup(value) ? withoutEmpty(value) : value]),
  );
}

export function isGroup(value: unknown): value is Layer["value"] {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
