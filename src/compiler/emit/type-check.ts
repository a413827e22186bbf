/**
 * Proves that the data flows: the native TypeScript compiler checks the scripts of a build, and every
 * error is led back to the task and argument in the plan.
 */
import { parse, resolve } from "node:path";
import type { ToolInfo } from "../../catalog/tool-info.ts";
import { typeCheckFailed, type Diagnostic } from "../../contract/diagnostics/index.ts";
import type { Plan } from "../../contract/plan.ts";
import type { Files } from "./context.ts";
import { nativeCompiler, runCompiler } from "./native-compiler.ts";
import { stateOf } from "./reuse/code-identity.ts";
import { pathsIn } from "./reuse/type-inputs.ts";
import { withStaging, type Staging } from "./stage.ts";
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
}

/** More of the same kind help nobody. */
const MOST_ERRORS = 100;

/** Errors in the order of the build's files, then those in the workspace's own modules. */
export async function typeCheck(options: TypeCheckOptions): Promise<Diagnostic[]> {
  const { folder, scripts, ownModules } = options;
  const names = [...scripts.keys()];
  return inProject({ folder, scripts, ownModules }, async (staging) => {
    const output = await runCompiler(staging.folder);
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
  });
}

type Project = Pick<TypeCheckOptions, "folder" | "scripts" | "ownModules">;

/** Whether the compiler finds nothing wrong with some scripts of a build and `types.ts`. */
export async function fits(project: Project): Promise<boolean> {
  return inProject(project, async ({ folder }) => (await runCompiler(folder)) === "");
}

/** The paths that the compiler looks at for some scripts, without these; `undefined` when it does not tell. */
export async function findTypePaths(project: Project): Promise<string[] | undefined> {
  return inProject(project, async ({ folder, root }) =>
    pathsIn(await runCompiler(folder, "--listFilesOnly", "--traceResolution"), root),
  );
}

/** What decides about the outcome beside files: which compiler it is, what it is told, and from where imports count. */
export async function typeCheckSettings({
  folder,
  ownModules,
}: Omit<Project, "scripts">): Promise<string> {
  const { root } = parse(folder);
  const project = projectFor([], { mirrors: root, root }, folder, ownModules);
  return JSON.stringify([stateOf(await nativeCompiler()), folder, project]);
}

function inProject<T>(
  { folder, scripts, ownModules }: Project,
  use: (staging: Staging) => Promise<T>,
): Promise<T> {
  return withStaging(folder, scripts, async (staging) => {
    const project = projectFor([...scripts.keys()], staging, folder, ownModules);
    await staging.write("tsconfig.json", JSON.stringify(project));
    return use(staging);
  });
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
