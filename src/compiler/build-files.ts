/** The second half of a build: lowered, emitted, type-checked, compared with what is on disk, written. */
import type { ToolInfo } from "../catalog/tool-info.ts";
import { OrchcError } from "../contract/diagnostics/index.ts";
import { manifestSchema, type Manifest } from "../contract/manifest.ts";
import type { Plan } from "../contract/plan.ts";
import { analyse } from "./analyses/index.ts";
import { emit } from "./emit/emit.ts";
import { typeCheck } from "./emit/type-check.ts";
import { compareBuild, withStaging, writeBuild, type Comparison } from "./emit/write-build.ts";
import { lower } from "./lower/index.ts";
import { asWriteError } from "./write-error.ts";

export interface BuildFiles {
  /** File names relative to the build's folder. */
  readonly written: readonly string[];
  readonly unchanged: readonly string[];
  readonly removed: readonly string[];
  /** With `check`: what is not as the plan says. */
  readonly differing: readonly { readonly file: string; readonly why: string }[];
}

export interface EmitBuildOptions {
  readonly folder: string;
  readonly plan: Plan;
  readonly tools: ReadonlyMap<string, ToolInfo>;
  readonly mode: "write" | "check";
}

/** Throws an OrchcError when types do not fit, the build differs (`check`) or cannot be written. */
export async function emitBuild(
  options: EmitBuildOptions,
): Promise<BuildFiles & { readonly manifest: Manifest }> {
  const { folder, plan, tools, mode } = options;
  const files = await emit({
    folder,
    plan,
    tools,
    analysis: analyse(plan),
    lowered: lower(plan, tools),
  });
  const ownModules = [...tools.values()].some(({ module }) => module.specifier.startsWith("file:"));
  const manifest = manifestSchema.parse(JSON.parse(files.get("manifest.json") ?? ""));
  const comparison = await compareBuild(folder, files);
  try {
    const problems = await withStaging(folder, files, (staging) =>
      typeCheck({ folder: staging, files, plan, ownModules }),
    );
    if (problems.length > 0) throw new OrchcError(problems);
    if (mode === "write") await writeBuild(folder, files, comparison);
  } catch (error) {
    throw asWriteError(error);
  }
  return { manifest, ...report(mode, comparison) };
}

function report(
  mode: "write" | "check",
  { same, changed, missing, extra }: Comparison,
): BuildFiles {
  if (mode === "write") {
    return {
      written: [...changed, ...missing].toSorted(),
      unchanged: same,
      removed: extra,
      differing: [],
    };
  }
  const differing = [
    ...changed.map((file) => ({ file, why: "is not what the plan gives" })),
    ...missing.map((file) => ({ file, why: "is missing" })),
    ...extra.map((file) => ({ file, why: "belongs to no unit of the plan" })),
  ];
  return { written: [], unchanged: same, removed: [], differing };
}
