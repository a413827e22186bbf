/** The head of a query file: its name, parameters, profile, budget and limit of tasks. */
import { z } from "zod";
import { frontMatterNotClosed, type Diagnostic } from "../../contract/diagnostics/index.ts";
import { profileNameSchema, type Param } from "../../contract/plan.ts";
import { withoutEmpty } from "../../workspace/layer.ts";
import { settingProblems } from "../../workspace/setting-problems.ts";
import { yamlLayer } from "../../workspace/yaml-layer.ts";
import { declaredParams, declaredParamsSchema, withBareParams } from "./declared-params.ts";

/** Written to `schemas/query.schema.json`. */
export const frontMatterSchema = z.strictObject({
  $schema: z.string().optional(),
  name: z
    .string()
    .regex(/^[a-z0-9][a-z0-9-]*$/)
    .exactOptional()
    .describe("of the plan and its folder; default: the name of the file"),
  params: declaredParamsSchema
    .default({})
    .describe("a default value, or type, description and default; the query uses {name}"),
  profile: profileNameSchema
    .exactOptional()
    .describe("docs/profiles.md; default: the configuration's"),
  budget: z
    .strictObject({
      usd: z.number().min(0).exactOptional(),
      seconds: z.number().positive().exactOptional().describe("with tasks side by side"),
    })
    .exactOptional()
    .describe("a plan whose estimate is above it is refused"),
  maxTasks: z
    .int()
    .positive()
    .exactOptional()
    .describe("default: limits.maxTasks of the configuration"),
  reading: z
    .union([z.int().positive(), z.array(z.int().positive())])
    .exactOptional()
    .describe(
      "which reading is meant of a query that has several; a list where it has several such questions",
    ),
});
type FrontMatter = z.infer<typeof frontMatterSchema>;

export interface QueryFileText {
  readonly settings: Omit<FrontMatter, "params" | "$schema">;
  readonly params: Readonly<Record<string, Param>>;
  /** Below the front matter; line breaks are `\n`. */
  readonly body: string;
  /** The line of the file at which `body` begins, from 1. */
  readonly firstLine: number;
  readonly diagnostics: readonly Diagnostic[];
}

/** Splits and checks the text of a query file. `file` is its absolute path, for places. */
export function readFrontMatter(text: string, file: string): QueryFileText {
  const lines = text.replace(/^\uFEFF/, "").split(/\r?\n/);
  const nothing = { settings: {}, params: {} };
  if (!isFence(lines[0])) {
    return { ...nothing, body: lines.join("\n"), firstLine: 1, diagnostics: [] };
  }
  const end = lines.findIndex((line, i) => i > 0 && isFence(line));
  if (end === -1) {
    const place = { in: "file", file, line: 1, column: 1 } as const;
    return {
      ...nothing,
      body: "",
      firstLine: 1,
      diagnostics: [frontMatterNotClosed(undefined, place)],
    };
  }
  const body = { body: lines.slice(end + 1).join("\n"), firstLine: end + 2 };
  const yaml = yamlLayer(lines.slice(1, end).join("\n"), file, "The front matter", 2);
  if (yaml.layer === undefined) return { ...nothing, ...body, diagnostics: yaml.diagnostics };
  const layer = { ...yaml.layer, value: withoutEmpty(withBareParams(yaml.layer.value)) };
  const result = frontMatterSchema.safeParse(layer.value);
  if (!result.success) {
    const diagnostics = settingProblems(result.error.issues, frontMatterSchema, [layer]);
    return { ...nothing, ...body, diagnostics };
  }
  const { params, $schema: _, ...settings } = result.data;
  return { settings, ...declaredParams(params, layer), ...body };
}

export function isFence(line: string | undefined): boolean {
  return line !== undefined && /^---\s*$/.test(line);
}
