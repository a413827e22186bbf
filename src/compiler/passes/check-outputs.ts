import { unknownOutput, type Diagnostic } from "../../contract/diagnostics/index.ts";
import { nearestName } from "../../contract/nearest.ts";
import { nestingOf, type Placed } from "../plan/nesting.ts";
import { producersOf, type Producers } from "../plan/producers.ts";
import { usesOf } from "../plan/uses.ts";
import { check } from "./pass.ts";
import { placesOf } from "./place.ts";

/** Every reference walks along fields that the output or variable it names has. */
export const checkOutputs = check("check-outputs", (plan, { tools }) => {
  const producers = producersOf(plan, tools);
  return nestingOf(plan).all.flatMap((placed) => checkTask(placed, producers));
});

function checkTask(placed: Placed, { producedBy }: Producers): Diagnostic[] {
  return usesOf(placed.task).flatMap(({ at, says, inside, offset }) => {
    const produced = says.is === "name" ? producedBy(says.reference, placed, inside) : undefined;
    if (says.is !== "name" || produced === undefined || !("missing" in produced.step)) return [];
    const { missing: field, known } = produced.step;
    const nearest = nearestName(field, known);
    return [
      unknownOutput(
        { reference: says.text, tool: produced.source, field, known, nearest },
        ...placesOf(placed.task, at, offset),
      ),
    ];
  });
}
