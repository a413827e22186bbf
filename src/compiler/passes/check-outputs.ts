import { unknownOutput, type Diagnostic } from "../../contract/diagnostics/index.ts";
import { nearestName } from "../../contract/nearest.ts";
import type { Task } from "../../contract/plan.ts";
import { mentionsIn, parseReference } from "../../contract/values.ts";
import { callsOf } from "../kinds/index.ts";
import { producersOf, type Producers } from "../plan/producers.ts";
import { check } from "./pass.ts";
import { placesOf } from "./place.ts";

/** Every reference walks along fields that the output it names has. */
export const checkOutputs = check("check-outputs", (plan, { tools }) => {
  const producers = producersOf(plan, tools);
  return plan.tasks.flatMap((task) => checkTask(task, producers));
});

function checkTask(task: Task, { toolOf, outputAt }: Producers): Diagnostic[] {
  return callsOf(task).flatMap(({ args, at }) =>
    mentionsIn(args).flatMap((mention) => {
      if (mention.shape.is !== "ref") return [];
      const { text: reference } = mention.shape;
      const output = outputAt(reference);
      const tool = toolOf(parseReference(reference)?.task ?? "");
      if (!("missing" in output) || tool === undefined) return [];
      const { missing: field, known } = output;
      const nearest = nearestName(field, known);
      return [
        unknownOutput(
          { reference, tool: tool.name, field, known, nearest },
          ...placesOf(task, [at, ...mention.at].join(".")),
        ),
      ];
    }),
  );
}
