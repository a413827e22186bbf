/**
 * What the type check of a build reads beside its scripts, as it is now.
 *
 * Which paths these are follows from what scripts import, and from all that was found there. So what an earlier build was
 * told of them holds when both are the same; else the compiler is asked again, about a script that imports what the
 * scripts of the build import.
 */
import { parse } from "node:path";
import type { ToolInfo } from "../../../catalog/tool-info.ts";
import { stringLiteral } from "../code-text.ts";
import { moduleFrom } from "../import-lines.ts";
import { nativeCompiler } from "../native-compiler.ts";
import { openStaging } from "../stage.ts";
import { compile } from "../type-check.ts";
import { projectFor } from "../type-check-project.ts";
import { stateOf } from "./code-identity.ts";
import { lookAtPaths, pathsIn, type TypeInputs } from "./type-inputs.ts";

/** What an earlier build was told. */
export type KnownTypes = Pick<TypeInputs, "paths" | "sha256">;

interface Imported {
  /** Absolute path of the build's folder. */
  readonly folder: string;
  readonly tools: readonly ToolInfo[];
  /** Whether scripts import the workspace's own modules, which may use all of Node. */
  readonly ownModules: boolean;
}

export interface TypesOfBuild {
  /** What an earlier build was told, when it holds. */
  readonly known?: TypeInputs | undefined;
  /** Asks the compiler where nothing is known; `undefined` when it cannot, or does not tell. */
  find(): Promise<TypeInputs | undefined>;
}

/** @param earlier absent when there was none */
export async function lookAtTypes(imported: Imported, earlier?: KnownTypes): Promise<TypesOfBuild> {
  const { folder, tools, ownModules } = imported;
  const modules = [
    "orchc/runtime",
    "orchc/agent",
    ...tools.map((tool) => moduleFrom(folder, tool)),
  ];
  const probe = [...new Set(modules)].map((from) => `import {} from ${stringLiteral(from)};\n`);
  const text = probe.join("");
  const { root } = parse(folder);
  const project = projectFor([], { mirrors: root, root }, folder, ownModules);
  const settings = JSON.stringify([stateOf(await nativeCompiler()), folder, project, text]);
  const looked = earlier && lookAtPaths(earlier.paths, settings);
  const known = looked?.sha256 === earlier?.sha256 ? looked : undefined;
  return {
    known,
    find: async () => known ?? (await ask({ ...imported, text }, settings)),
  };
}

async function ask(
  { folder, ownModules, text }: Imported & { readonly text: string },
  settings: string,
): Promise<TypeInputs | undefined> {
  try {
    using staging = openStaging(folder);
    const scripts = new Map([["probe.ts", text]]);
    const options = ["--listFilesOnly", "--traceResolution"];
    const told = await compile({ folder, scripts, ownModules, staging }, ...options);
    const paths = pathsIn(told, staging.root);
    return paths && lookAtPaths(paths, settings);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === undefined) throw error;
    return undefined; // there is no room for it: the check itself will say so
  }
}
