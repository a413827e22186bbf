/** `*.plan.yaml`, `*.plan.yml`, `*.plan.json`: a plan that a person wrote. */
import { basename } from "node:path";
import {
  hasErrors,
  OrchcError,
  planNotValid,
  type Diagnostic,
} from "../../../contract/diagnostics/index.ts";
import { HAND, withoutPlanEnding } from "../../../contract/hand-written.ts";
import { sha256 } from "../../../contract/json.ts";
import { defaultProfile, type Plan } from "../../../contract/plan.ts";
import { shapeOf } from "../../../contract/schema-shape.ts";
import { jsonProblem } from "../../../workspace/json-text.ts";
import type { Layer } from "../../../workspace/layer.ts";
import { settingProblems } from "../../../workspace/setting-problems.ts";
import { yamlLayer } from "../../../workspace/yaml-layer.ts";
import { declaredParams, withBareParams } from "../declared-params.ts";
import { nameOfFile } from "../name-query.ts";
import { readText } from "../read-text.ts";
import type { Source } from "../source.ts";
import { fillIn, titleOf } from "./fill-in.ts";
import { planSourceSchema } from "./plan-source-schema.ts";

const page = { page: "docs/plans-by-hand.md", what: "field" } as const;

/**
 * The plan that the text of a file says, with what it leaves out filled in, or everything that is wrong with it. What
 * its tasks refer to and call is not looked at.
 *
 * @param file its absolute path
 */
export function readPlanSource(
  text: string,
  file: string,
): {
  readonly plan?: Plan;
  /** Where the file names one; else the workspace decides. */
  readonly profile?: string;
  readonly diagnostics: readonly Diagnostic[];
} {
  const broken = file.endsWith(".json") ? jsonProblem(text, file) : undefined;
  if (broken !== undefined) {
    return { diagnostics: [planNotValid({ reason: broken.reason }, broken.place)] };
  }
  const yaml = yamlLayer(text, file, "The plan");
  if (yaml.layer === undefined) return { diagnostics: yaml.diagnostics };
  const layer: Layer = {
    ...yaml.layer,
    value: fillIn(withBareParams(yaml.layer.value), shapeOf(planSourceSchema)) as Layer["value"],
  };
  const result = planSourceSchema.safeParse(layer.value);
  if (!result.success) {
    return { diagnostics: settingProblems(result.error.issues, planSourceSchema, [layer], page) };
  }
  const { $schema: _, name, description, params: declared, source, profile, ...rest } = result.data;
  const { params, diagnostics } = declaredParams(declared, layer);
  if (hasErrors(diagnostics)) return { diagnostics };
  const called = basename(withoutPlanEnding(file));
  const query = description ?? titleOf(name ?? called);
  return {
    plan: {
      ...rest,
      name: name ?? nameOfFile(called),
      source: source ?? { query, sha256: sha256(query), planner: HAND },
      params,
      profile: profile ?? defaultProfile,
    },
    ...(profile !== undefined && { profile }),
    diagnostics,
  };
}

/** @param file absolute path. Throws an OrchcError with everything that is wrong with the file. */
export async function readPlanFile(file: string): Promise<Source> {
  const { text, hash } = await readText(file);
  const { plan, profile, diagnostics } = readPlanSource(text, file);
  if (plan === undefined) throw new OrchcError(diagnostics);
  const { name, params } = plan;
  return {
    query: plan.source.query,
    name,
    params,
    ...(profile !== undefined && { profile }),
    plan,
    file,
    fileSha256: hash,
    start: { line: 1, column: 1 },
  };
}
