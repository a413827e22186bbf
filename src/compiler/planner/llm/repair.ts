/** A whole plan that was found wrong goes back to the model, with what is wrong and the tools that may be missing. */
import {
  hasErrors,
  modelLeftOut,
  modelPlanNotRepaired,
  wordsNotUsed,
  type Diagnostic,
} from "../../../contract/diagnostics/index.ts";
import type { Model } from "../../../model/index.ts";
import { oneLine } from "../../../model/one-line.ts";
import { promptJson } from "../../../model/prompt.ts";
import { callsOf, walkTasks } from "../../kinds/index.ts";
import type { Outline, RepairRequest } from "../planner.ts";
import { repairText } from "./ask.ts";
import { planAsReply, type PlanAsReply } from "./reply/plan-as-reply.ts";
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
  const reply = planAsReply(request);
  if (before >= world.settings.repairs || problems.length === 0 || reply === undefined) {
    return before === 0 ? undefined : notRepaired(model, request, reply);
  }
  const words = problems.flatMap(({ places }) =>
    places.flatMap((place) => (place.in === "query" ? [query.slice(place.start, place.end)] : [])),
  );
  return planWhole(model, world, request, {
    name: `repair${before === 0 ? "" : `-${before + 1}`}`,
    tools: new Set(walkTasks(plan).flatMap((task) => callsOf(task).map(({ tool }) => tool))),
    words: words.join("\n"),
    messages: async (offer) => [
      { role: "assistant", content: promptJson(reply.plan) },
      {
        role: "user",
        content: await repairText(
          reply.isAsPassed ? problems : inTheirIds(problems, request),
          offer,
        ),
      },
    ],
  });
}

/** It was sent back, and there is nothing more to do: what it said last is told beside the problems that remain. */
function notRepaired(
  { name: model }: Model,
  { problems, before: repairs }: RepairRequest,
  reply: PlanAsReply | undefined,
): Outline {
  const mistakes = problems.filter((problem) => hasErrors([problem])).length;
  const said = reply === undefined ? "" : oneLine(JSON.stringify(reply.plan), 120);
  return { tasks: [], diagnostics: [modelPlanNotRepaired({ model, mistakes, repairs, said })] };
}

/** Passes give tasks other ids than the model did, but no other titles. A title that several have stays one. */
function inTheirIds(
  problems: readonly Diagnostic[],
  { plan, given }: RepairRequest,
): readonly Diagnostic[] {
  const theirs = [...(given?.bindings.tasks ?? []), ...(given?.outline.holders ?? [])];
  const names = new Map(
    walkTasks(plan).map(({ id, title }) => {
      const [first, ...others] = theirs.filter((one) => one.title === title);
      return [id, others.length === 0 && first !== undefined ? first.id : JSON.stringify(title)];
    }),
  );
  return problems.map((problem) => ({
    ...problem,
    message: problem.message.replaceAll(/\bt\d+\w*/g, (id) => names.get(id) ?? id),
    places: problem.places.map((place) =>
      place.in === "plan" && place.task !== undefined
        ? { ...place, task: names.get(place.task) ?? place.task }
        : place,
    ),
  }));
}

/** Errors, but for words of which the model has said that nothing can do them: asking again would make it pretend. */
function toRepair({ problems }: RepairRequest): readonly Diagnostic[] {
  const left = problems.filter(({ code }) => code === modelLeftOut.code).flatMap(spanOf);
  return problems.filter((problem) => {
    if (!hasErrors([problem])) return false;
    const spans = problem.code === wordsNotUsed.code ? spanOf(problem) : [];
    return (
      spans.length === 0 ||
      !spans.every(([start, end]) => left.some(([from, to]) => from <= start && end <= to))
    );
  });
}

function spanOf({ places }: Diagnostic): (readonly [number, number])[] {
  return places.flatMap((place) =>
    place.in === "query" ? [[place.start, place.end] as const] : [],
  );
}
