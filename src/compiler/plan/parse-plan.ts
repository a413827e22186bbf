import { z } from "zod";
import { OrchcError, planNotValid } from "../../contract/diagnostics/index.ts";
import type { Plan } from "../../contract/plan.ts";
import { jsonProblem } from "../../workspace/json-text.ts";
import { readYaml } from "../../workspace/yaml-text.ts";
import { planFileSchema } from "../kinds/index.ts";

/** Checks the text of a plan file against the schema. Throws an OrchcError with the first places where it is none. */
export function parsePlan(text: string, file: string): Plan {
  const broken = jsonProblem(text, file);
  if (broken !== undefined)
    throw new OrchcError(planNotValid({ reason: broken.reason }, broken.place));
  const result = planFileSchema.safeParse(JSON.parse(text));
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
