import type { ToolInfo } from "../../catalog/tool-info.ts";
import { sha256 } from "../../contract/json.ts";
import {
  MANIFEST_VERSION,
  withDigest,
  type LockedPackage,
  type Manifest,
} from "../../contract/manifest.ts";
import { orchcVersion } from "../../contract/package-root.ts";
import { scriptName, type BuildContext } from "./context.ts";
import { planText } from "../plan/plan-text.ts";
import { pathFrom } from "./import-lines.ts";
import type { OwnModules } from "./own-modules.ts";
import { toolCode } from "./tool-code.ts";

/** The manifest of a build, from the hashes of its other files. */
export function emitManifest(
  context: BuildContext,
  hashes: ReadonlyMap<string, string>,
  modules: OwnModules,
  packages: Readonly<Record<string, LockedPackage>>,
): Manifest {
  const { plan, planFile, plans, analysis, lowered, tools, folder, root } = context;
  const files = new Map(hashes);
  const units = lowered.units.map((unit) => {
    const file = scriptName(unit.id);
    const hash = files.get(file) ?? "";
    files.delete(file);
    return {
      id: unit.id,
      file,
      sha256: hash,
      region: unit.region,
      permissions: unit.permissions,
      dynamic: [...unit.dynamic],
    };
  });
  for (const module of modules.values()) files.set(pathFrom(folder, module.file), module.sha256);
  return withDigest({
    version: MANIFEST_VERSION,
    orchc: orchcVersion(),
    name: plan.name,
    plan: sha256(planText(plan)),
    planFile,
    ...(Object.keys(plans).length > 0 && { plans }),
    source: plan.source,
    profile: plan.profile,
    ...(plan.limits !== undefined && { limits: plan.limits }),
    params: plan.params,
    ...(plan.timeZone !== undefined && { timeZone: plan.timeZone }),
    ...(plan.notes !== undefined && { notes: plan.notes }),
    ...(plan.adapted !== undefined && { adapted: plan.adapted }),
    ...(plan.facts !== undefined && { facts: plan.facts }),
    analysis: {
      criticalPath: [...analysis.criticalPath],
      secondsInParallel: analysis.secondsInParallel,
      secondsInSequence: analysis.secondsInSequence,
      usd: analysis.usd,
    },
    tools: tools.map((tool) => manifestTool(tool, toolCode(tool, modules, packages, root))),
    tasks: [...lowered.tasks],
    core: lowered.core,
    units,
    files: Object.fromEntries(files),
    ...(Object.keys(packages).length > 0 && { packages }),
  });
}

function manifestTool(tool: ToolInfo, code: string): Manifest["tools"][number] {
  const { name, version, effect, idempotent, cacheable, cacheTtl, permissions } = tool;
  const { env = [], model = false } = permissions;
  return {
    name,
    version,
    code,
    effect,
    idempotent,
    cacheable,
    ...(cacheTtl !== undefined && { cacheTtl }),
    ...(model && { model }),
    ...(tool.verifies && { verifies: tool.verifies }),
    ...(env.length > 0 && { env: [...env] }),
  };
}
