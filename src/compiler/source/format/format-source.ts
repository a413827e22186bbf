/** The canonical layout of a query file or plan file. It says the same as before, and keeps every comment. */
import { hasErrors, type Diagnostic } from "../../../contract/diagnostics/index.ts";
import { isPlanSource } from "../../../contract/hand-written.ts";
import { shapeOf } from "../../../contract/schema-shape.ts";
import { frontMatterSchema, isFence, readFrontMatter } from "../front-matter.ts";
import { planSourceSchema } from "../plan-source/plan-source-schema.ts";
import { readPlanSource } from "../plan-source/read-plan-source.ts";
import { formatJson } from "./format-json.ts";
import { formatYaml } from "./format-yaml.ts";

export interface FormattedSource {
  /** Absent when the file has errors: the diagnostics say which. */
  readonly text?: string;
  readonly diagnostics: readonly Diagnostic[];
}

/** @param file absolute path; its ending says what it is */
export function formatSource(text: string, file: string): FormattedSource {
  const isPlan = isPlanSource(file);
  const { diagnostics } = isPlan ? readPlanSource(text, file) : readFrontMatter(text, file);
  if (hasErrors(diagnostics)) return { diagnostics };
  const lines = text.replace(/^\uFEFF/, "").replaceAll("\r\n", "\n");
  const formatted = isPlan ? formatPlan(lines, file) : formatQuery(lines);
  return {
    text: text.includes("\r\n") ? formatted.replaceAll("\n", "\r\n") : formatted,
    diagnostics,
  };
}

function formatPlan(text: string, file: string): string {
  const shape = shapeOf(planSourceSchema);
  return file.endsWith(".json") ? formatJson(text, shape) : formatYaml(text, shape);
}

/** The query itself stands as it is. */
function formatQuery(text: string): string {
  const lines = text.split("\n");
  const end = lines.findIndex((line, i) => i > 0 && isFence(line));
  if (!isFence(lines[0]) || end === -1) return text;
  const settings = formatYaml(`${lines.slice(1, end).join("\n")}\n`, shapeOf(frontMatterSchema));
  return ["---", settings.trimEnd(), "---", ...lines.slice(end + 1)].join("\n");
}
