/** Settings from every source, merged and validated. */
import { deepmergeCustom } from "deepmerge-ts";
import { join } from "node:path";
import type { Diagnostic } from "../contract/diagnostics/index.ts";
import { configSchema, type Config } from "./config.ts";
import { environmentLayer } from "./environment-layer.ts";
import { fileLayer } from "./file-layer.ts";
import { CONFIG_FILE } from "./find-root.ts";
import { flagsLayer } from "./flags-layer.ts";
import { settingProblems } from "./setting-problems.ts";

export const LOCAL_FILE = "orchc.local.yaml";

export interface Configuration {
  /** `undefined` when something is wrong; the diagnostics say what. */
  readonly config?: Config;
  /** The files that were read, weakest first. */
  readonly files: readonly string[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Lists replace each other: a list that grew by merging could never be shortened. */
const merge = deepmergeCustom({ mergeArrays: false });

export async function readConfiguration(
  root: string,
  env: Readonly<Record<string, string | undefined>>,
  flags: Readonly<Record<string, unknown>>,
): Promise<Configuration> {
  const paths = [CONFIG_FILE, LOCAL_FILE].map((name) => join(root, name));
  const read = await Promise.all(paths.map((file) => fileLayer(file, root)));
  const environment = environmentLayer(env);
  const layers = [
    ...read.flatMap((file) => file?.layer ?? []),
    environment.layer,
    flagsLayer(flags),
  ];
  const result = configSchema.safeParse(merge(...layers.map(({ value }) => value)));
  const diagnostics = [
    ...read.flatMap((file) => file?.diagnostics ?? []),
    ...environment.diagnostics,
    ...(result.success ? [] : settingProblems(result.error.issues, configSchema, layers)),
  ];
  return {
    ...(result.success && diagnostics.length === 0 && { config: result.data }),
    files: paths.filter((_, i) => read[i] !== undefined),
    diagnostics,
  };
}
