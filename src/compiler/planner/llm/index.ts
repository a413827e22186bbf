/** The planner with a model: the same two stages, or both at once, asked of an OpenAI-compatible endpoint. */
import { OrchcError, type Diagnostic } from "../../../contract/diagnostics/index.ts";
import type { Model } from "../../../model/index.ts";
import { promptsHash } from "../../../model/prompt.ts";
import type { Planner } from "../planner.ts";
import { bindWithModel } from "./bind.ts";
import { outlineWithModel } from "./outline.ts";
import { placesOf } from "./places.ts";
import { repairWithModel } from "./repair.ts";
import type { ModelWorld } from "./world.ts";

export type { ModelWorld } from "./world.ts";

/**
 * Plans by asking the model: once for a catalog that is small as a whole; else once for the outline, and once for the
 * paths of the same agents, side by side when the caller binds side by side. A reply with mistakes is sent back, and so
 * is a whole plan with problems, as often as the settings say. When the model gives no usable reply, the result is empty
 * and its diagnostics say why. Nothing is executed.
 */
export function createModelPlanner(model: Model, world: ModelWorld): Planner {
  return {
    id: `llm@2 ${model.name} prompts@${promptsHash()}`,
    bindsTogether: true,
    outline: async (request) =>
      told(
        await outlineWithModel(model, world, request).catch((error: unknown) => ({
          tasks: [],
          diagnostics: diagnosticsOf(error),
        })),
      ),
    bind: async (request) =>
      told(
        await bindWithModel(model, world, request).catch((error: unknown) => {
          const places = request.open.slice(0, 1).flatMap((task) => placesOf(task));
          const diagnostics = diagnosticsOf(error).map((found) => ({
            ...found,
            places: [...found.places, ...places],
          }));
          return { tasks: [], params: {}, diagnostics };
        }),
      ),
    repair: async (request) => {
      const repaired = await repairWithModel(model, world, request).catch((error: unknown) => ({
        tasks: [],
        diagnostics: diagnosticsOf(error),
      }));
      return repaired && told(repaired);
    },
  };

  function told<Result extends { readonly diagnostics: readonly Diagnostic[] }>(
    result: Result,
  ): Result {
    return { ...result, diagnostics: [...result.diagnostics, ...world.search.takeProblems()] };
  }
}

function diagnosticsOf(error: unknown): readonly Diagnostic[] {
  if (error instanceof OrchcError) return error.diagnostics;
  throw error;
}
