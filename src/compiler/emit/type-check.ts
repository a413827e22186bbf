/**
 * Proves that the data flows: the native TypeScript compiler checks the scripts of a build, and every
 * error is led back to the task and argument in the plan.
 */
import { resolve } from "node:path";
import type { ToolInfo } from "../../catalog/tool-info.ts";
import { typeCheckFailed, type Diagnostic } from "../../contract/diagnostics/index.ts";
import type { Plan } from "../../contract/plan.ts";
import type { Files } from "./context.ts";
import { runCompiler } from "./native-compiler.ts";
import type { Staging } from "./stage.ts";
import { projectFor } from "./type-check-project.ts";
import type { TypeScriptError } from "./typescript-error.ts";

export interface TypeCheckOptions {
  /** Absolute path of the build's folder, which may not be there yet: imports mean what they mean from it. */
  readonly folder: string;
  /** Of the build, `types.ts` included. */
  readonly scripts: Files;
  readonly plan: Plan;
  /** Those that the plan uses, by name. */
  readonly tools: ReadonlyMap<string, ToolInfo>;
  /** Whether scripts import the workspace's own modules, which may use all of Node. */
  readonly ownModules: boolean;
  /** Where files of this build are checked. */
  readonly staging: Staging;
}

/** More of the same kind help nobody. */
const MOST_ERRORS = 100;

/** Errors in the order of the build's files, then those in the workspace's own modules. */
export async function typeCheck(options: TypeCheckOptions): Promise<Diagnostic[]> {
  const { scripts, staging } = options;
  const names = [...scripts.keys()];
  const output = await compile(options);
  if (output === "") return [];
  const errors = parseErrors(output);
  if (errors.length === 0) return [typeCheckFailed({ reason: firstLines(output) })];
  const { locateTypeError } = await import("./locate-type-error.ts"); // it brings a parser along
  const inBuild = names.flatMap((name) => errors.filter(({ file }) => file === name));
  const elsewhere = errors.filter(({ file }) => !scripts.has(file));
  return [
    ...inBuild
      .slice(0, MOST_ERRORS)
      .map((error) => locateTypeError(error, scripts.get(error.file) ?? "", options)),
    ...elsewhere.map((error) => inModule(error, staging)),
  ].slice(0, MOST_ERRORS);
}

type Project = Pick<TypeCheckOptions, "folder" | "scripts" | "ownModules" | "staging">;

/** Whether the compiler finds nothing wrong with some scripts of a build and `types.ts`. */
export async function fits(project: Project): Promise<boolean> {
  return (await compile(project)) === "";
}

/** What the compiler says of a project of exactly these scripts. */
export function compile(
  { folder, scripts, ownModules, staging }: Project,
  ...more: readonly string[]
): Promise<string> {
  for (const [name, text] of scripts) staging.put(name, text);
  const project = projectFor([...scripts.keys()], staging, folder, ownModules);
  staging.put("tsconfig.json", JSON.stringify(project));
  return runCompiler(staging.folder, ...more);
}

function inModule(
  { file, line, column, message }: TypeScriptError,
  { folder }: Staging,
): Diagnostic {
  return typeCheckFailed(
    { reason: message },
    { in: "file", file: resolve(folder, file), line, column },
  );
}

function firstLines(output: string): string {
  return output.trim().split("\n", 3).join(" ");
}

/** `u3.ts(12,40): error TS2322: …`, with further lines indented below. */
function parseErrors(output: string): TypeScriptError[] {
  const errors: TypeScriptError[] = [];
  for (const line of output.split(/\r?\n/)) {
    const match = /^(.+?)\((\d+),(\d+)\): error TS\d+: (.*)$/.exec(line);
    if (match === null) continue;
    const [, file = "", row = "1", column = "1", message = ""] = match;
    errors.push({ file, line: Number(row), column: Number(column), message });
  }
  return errors;
}
