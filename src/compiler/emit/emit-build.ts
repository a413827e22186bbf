/** The second half of a build: scripts are written, type-checked, compared with what is on disk, and put there. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { ToolInfo } from "../../catalog/tool-info.ts";
import { OrchcError, type Diagnostic } from "../../contract/diagnostics/index.ts";
import { manifestSchema, type Manifest } from "../../contract/manifest.ts";
import type { Plan } from "../../contract/plan.ts";
import type { Analysis } from "../analyses/index.ts";
import { contextOf, type Files } from "./context.ts";
import { emitBuildFiles, emitScripts } from "./emit.ts";
import { checkModules } from "./check-modules.ts";
import { readOwnModules } from "./own-modules.ts";
import { proveScripts } from "./prove-scripts.ts";
import type { EarlierBuild } from "./reuse/earlier-build.ts";
import { openStaging } from "./stage.ts";
import { compareBuild, writeBuild, type Comparison } from "./write-build.ts";
import type { Workspace } from "../../workspace/workspace.ts";
import type { Lowered } from "../graph/lowered.ts";
import { asWriteError } from "../plan/write-error.ts";

export interface BuildFiles {
  /** File names relative to the build's folder. */
  readonly written: readonly string[];
  readonly unchanged: readonly string[];
  readonly removed: readonly string[];
  /** With `check`: what is not as the plan says. */
  readonly differing: readonly Differing[];
}

export interface Differing {
  readonly file: string;
  readonly why: string;
  /** A unified diff from what the plan gives (`-`) to what the file says (`+`), where both are there. */
  readonly lines?: readonly string[];
}

export interface EmitBuildOptions {
  readonly workspace: Workspace;
  readonly folder: string;
  readonly plan: Plan;
  /** sha256 of what its file says. */
  readonly planFile: string;
  /** The same of each plan that stands in it as a task, by name. */
  readonly plans: Readonly<Record<string, string>>;
  readonly tools: ReadonlyMap<string, ToolInfo>;
  readonly lowered: Lowered;
  readonly analysis: Analysis;
  readonly mode: "write" | "check";
  /** In mode `write`. */
  readonly earlier?: EarlierBuild | undefined;
  /** With `earlier`: what it finds of the types. */
  readonly findingTypes?: ReturnType<EarlierBuild["findTypes"]> | undefined;
  /** What is to be told of the plan, whatever the scripts are. */
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Throws an OrchcError when types do not fit or the build cannot be written; then nothing is.
 *
 * @param writePlan called in mode `write` when all is proven, before anything else is written
 */
export async function emitBuild(
  options: EmitBuildOptions,
  writePlan: () => Promise<unknown>,
): Promise<BuildFiles & { readonly manifest: Manifest }> {
  const { workspace, folder, plan, tools, mode, earlier, findingTypes } = options;
  const context = contextOf({ ...options, root: workspace.root });
  const scripts = emitScripts(context);
  const modules = earlier?.modules ?? (await readOwnModules(context.tools));
  try {
    using staging = openStaging(folder, mode === "write" ? workspace.paths.state : undefined);
    const typeInputs = await findingTypes;
    // First the scripts: the compiler runs in a process of its own, and the rest is done while it does.
    const [proof, loading, files] = await Promise.all([
      proveScripts(
        context,
        { folder, scripts, plan, tools, ownModules: modules.size > 0, staging },
        earlier && { ...earlier, typeInputs },
      ),
      checkModules(modules, workspace),
      emitBuildFiles(context, scripts, modules),
    ]);
    const problems = [...proof.problems, ...loading];
    if (problems.length > 0) throw new OrchcError(problems);
    const manifest = manifestSchema.parse(JSON.parse(files.get("manifest.json") ?? ""));
    const comparison = await compareBuild(folder, files);
    if (mode === "write") {
      await writePlan();
      await writeBuild(folder, files, comparison, staging);
      await earlier?.keep(proof, files.get("manifest.json") ?? "", options.diagnostics);
    }
    return {
      manifest,
      ...(mode === "write" ? written(comparison) : await compared(folder, files, comparison)),
    };
  } catch (error) {
    throw asWriteError(error, folder, "build");
  }
}

function written({ same, changed, missing, extra }: Comparison): BuildFiles {
  return {
    written: [...changed, ...missing].toSorted(),
    unchanged: same,
    removed: extra,
    differing: [],
  };
}

async function compared(
  folder: string,
  files: Files,
  { same, changed, missing, extra }: Comparison,
): Promise<BuildFiles> {
  const { differingLines } = await import("./differing-lines.ts");
  const edited = changed.map(async (file) => ({
    file,
    why: "is not what the plan gives",
    lines: differingLines(files.get(file) ?? "", await readFile(join(folder, file), "utf8")),
  }));
  const differing = [
    ...(await Promise.all(edited)),
    ...missing.map((file) => ({ file, why: "is missing" })),
    ...extra.map((file) => ({ file, why: "belongs to no unit of the plan" })),
  ];
  return { written: [], unchanged: same, removed: [], differing };
}
