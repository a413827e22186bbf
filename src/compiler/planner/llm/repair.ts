/** A whole plan that was found wrong goes back to the model, with what is wrong and the tools that may be missing. */
import {
  hasErrors,
  modelLeftOut,
  wordsNotUsed,
  type Diagnostic,
} from "../../../contract/diagnostics/index.ts";
import type { Model } from "../../../model/index.ts";
import { promptJson } from "../../../model/prompt.ts";
import { callsOf, walkTasks } from "../../kinds/index.ts";
import type { Outline, RepairRequest } from "../planner.ts";
import { repairText } from "./ask.ts";
import { planAsReply } from "./reply/plan-as-reply.ts";
import { planWhole } from "./whole.ts";
import type { ModelWorld } from "./world.ts";

/** `undefined` when it was sent back often enough, or when the model has said already that it cannot do better. */
export async function repairWithModel(
  model: Model,
  world: ModelWorld,
  request: RepairRequest,
): Promise<Outline | undefined> {
  const { query, plan, before } = request;
  const problems = toRepair(request);
  const reply = planAsReply(plan);
  if (before >= world.settings.repairs || problems.length === 0 || reply === undefined) return undefined; // prettier-ignore
  const words = problems.flatMap(({ places }) =>
    places.flatMap((place) => (place.in === "query" ? [query.slice(place.start, place.end)] : [])),
  );
  return planWhole(model, world, request, {
    name: `repair${before === 0 ? "" : `-${before + 1}`}`,
    tools: new Set(walkTasks(plan).flatMap((task) => callsOf(task).map(({ tool }) => tool))),
    words: words.join("\n"),
    messages: async (offer) => [
      { role: "assistant", content: promptJson(reply) },
      { role: "user", content: await repairText(problems, offer) },
    ],
  });
}

/** Errors, but for words of which the model has said that nothing can do them: asking again would make it pretend. */
function toRepair({ problems }: RepairRequest): readonly Diagnostic[] {
  const left = problems.filter(({ code }) => code === modelLeftOut.code).flatMap(spanOf);
  return problems.filter((problem) => {
    if (!hasErrors([problem])) return false;
    const spans = problem.code === wordsNotUsed.code ? spanOf(problem) : [];
    return spans.length === 0 || !spans.every(([start, end]) => left.some(([from, to]) => from <= start && end <= to)); // prettier-ignore
  });
}

function spanOf({ places }: Diagnostic): (readonly [number, number])[] {
  return places.flatMap((place) => (place.in === "query" ? [[place.start, place.end] as const] : [])); // prettier-ignore
}
