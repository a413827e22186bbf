import { unknownOutput, type Diagnostic } from "../../contract/diagnostics/index.ts";
import { nearestName } from "../../contract/nearest.ts";
import type { Task } from "../../contract/plan.ts";
import { mentions, parseReference, type Reference } from "../../contract/values.ts";
import type { ToolInfo } from "../../catalog/tool-info.ts";
import { stepInto } from "../json-schema.ts";
import { callsOf } from "../kinds/index.ts";
import { check } from "./pass.ts";
import { placesOf } from "./place.ts";

/** Every reference walks along fields that the output it names has. */
export const checkOutputs = check("check-outputs", (plan, { tools }) => {
  const producers = new Map(
    plan.tasks.flatMap((task) => {
      const tool = tools.get(callsOf(task)[0]?.tool ?? "");
      return tool === undefined ? [] : [[task.id, tool] as const];
    }),
  );
  return plan.tasks.flatMap((task) => checkTask(task, producers));
});

function checkTask(task: Task, producers: ReadonlyMap<string, ToolInfo>): Diagnostic[] {
  return callsOf(task).flatMap(({ args, at }) =>
    mentions(args).flatMap((mention) => {
      if (mention.shape.is !== "ref") return [];
      const reference = parseReference(mention.shape.text);
      const tool = producers.get(reference?.task ?? "");
      if (reference === undefined || tool === undefined) return [];
      const wrong = firstWrongStep(reference, tool);
      if (wrong === undefined) return [];
      const { missing: field, known } = wrong;
      return [
        unknownOutput(
          {
            reference: mention.shape.text,
            tool: tool.name,
            field,
            known,
            nearest: nearestName(field, known),
          },
          ...placesOf(task, [at, ...mention.at].join(".")),
        ),
      ];
    }),
  );
}

function firstWrongStep(
  { steps }: Reference,
  tool: ToolInfo,
): { missing: string; known: readonly string[] } | undefined {
  let schema = tool.output;
  for (const step of steps) {
    const next = stepInto(schema, step, tool.output);
    if ("missing" in next) return next;
    if ("open" in next) return undefined;
    schema = next.found;
  }
  return undefined;
}
