/** The planner with a model: the same two stages, asked of an OpenAI-compatible endpoint. */
import { OrchcError, type Diagnostic } from "../../../contract/diagnostics/index.ts";
import type { Model } from "../../../model/index.ts";
import type { Planner } from "../planner.ts";
import { bindWithModel } from "./bind.ts";
import type { CheckPlan } from "./draft-plan.ts";
import { outlineWithModel } from "./outline.ts";
import { placesOf } from "./places.ts";

export type { CheckPlan } from "./draft-plan.ts";

/**
 * Plans by asking the model: once for the outline, and once for each stretch of a path, side by side when
 * the caller binds side by side. A reply with mistakes is sent back once. When the model gives no usable
 * reply, the result is empty and its diagnostics say why. Nothing is executed.
 *
 * @param check the checks of plans, which replies of stage 2 have to pass
 */
export function createModelPlanner(model: Model, check: CheckPlan): Planner {
  return {
    id: `llm@1 ${model.name}`,
    outline: (request) =>
      outlineWithModel(model, request).catch((error: unknown) => ({
        tasks: [],
        diagnostics: diagnosticsOf(error),
      })),
    bind: (request) =>
      bindWithModel(model, check, request).catch((error: unknown) => {
        const places = request.open.slice(0, 1).flatMap((task) => placesOf(task));
        const diagnostics = diagnosticsOf(error).map((found) => ({
          ...found,
          places: [...found.places, ...places],
        }));
        return { tasks: [], params: {}, diagnostics };
      }),
  };
}

function diagnosticsOf(error: unknown): readonly Diagnostic[] {
  if (error instanceof OrchcError) return error.diagnostics;
  throw error;
}
