/** A plan that was found wrong goes back to its planner, as often as that one takes it. */
import { hasErrors, invariant } from "../../contract/diagnostics/index.ts";
import type { Planner, RepairRequest } from "../planner/planner.ts";
import type { Corrigible, Planned, PlanOptions } from "./options.ts";
import { settle } from "./settle.ts";

type Correct = (wrong: Corrigible, before: number, found?: Planned) => Promise<Planned>;

/** What `corrects` is given comes out when the planner does nothing about it. */
export function correctWith(
  planner: Planner,
  request: Omit<RepairRequest, "plan" | "problems" | "before">,
  options: PlanOptions,
): Correct {
  const correct: Correct = async (wrong, before, found = { diagnostics: wrong.problems }) => {
    options.onProgress?.({ stage: "repair", detail: planner.id });
    const outlined = await planner.repair?.({ ...request, ...wrong, before });
    if (outlined === undefined) return found;
    const planning = [...options.catalog.diagnostics, ...outlined.diagnostics];
    // What was wrong with the plan is told, and that its correction is worse.
    if (hasErrors(planning)) return { ...found, diagnostics: [...found.diagnostics, ...planning] };
    const { bindings } = outlined;
    invariant(bindings !== undefined, `${planner.id} corrects a plan and binds none of its tasks`);
    const settled = await settle(outlined, bindings, planning, request.maxTasks, options);
    return settled.corrigible === undefined
      ? settled.planned
      : correct(settled.corrigible, before + 1, settled.planned);
  };
  return correct;
}
