import { z } from "zod";
import { OrchcError, planNotValid, type Place } from "../../contract/diagnostics/index.ts";
import type { Plan } from "../../contract/plan.ts";
import { readYaml } from "../../workspace/yaml-text.ts";
import { planFileSchema } from "../kinds/index.ts";

/** Checks the text of a plan file against the schema. Throws an OrchcError with the first places where it is none. */
export function parsePlan(text: string, file: string): Plan {
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new OrchcError(planNotValid({ reason }, syntaxPlace(text, reason, file)));
  }
  const result = planFileSchema.safeParse(data);
  if (!result.success) {
    const issues = result.error.issues.slice(0, MOST_ISSUES);
    // JSON is YAML, whose parser knows where everything stands.
    const yaml = readYaml(text, file);
    const places = issues.map(({ path }) =>
      yaml.placeOf(
        path.filter((step) => typeof step !== "symbol"),
        "value",
      ),
    );
    throw new OrchcError(planNotValid({ reason: describeIssues(issues) }, ...places));
  }
  return result.data;
}

/** As V8 says it, `(line 3 column 7)`; for messages of its that name none, as the YAML parser sees it. */
function syntaxPlace(text: string, reason: string, file: string): Place {
  const [, line, column] = /line (\d+) column (\d+)/.exec(reason) ?? [];
  if (line !== undefined) return { in: "file", file, line: Number(line), column: Number(column) };
  return readYaml(text, file).diagnostics[0]?.places[0] ?? { in: "file", file };
}

/** More of the first mistakes help more than all of them. */
const MOST_ISSUES = 3;

function describeIssues(issues: readonly z.core.$ZodIssue[]): string {
  return issues
    .map(({ path, message }) => {
      const wrong = message.replace(/^Invalid input: /, "");
      return `${z.core.toDotPath(path) || "the plan"}: ${wrong}`;
    })
    .join("; ");
}
