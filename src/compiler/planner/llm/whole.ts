/** A whole plan in one request: of a catalog that is small, and of a plan that is to be corrected. */
import type { ToolInfo } from "../../../catalog/tool-info.ts";
import { hasErrors, unknownAgent } from "../../../contract/diagnostics/index.ts";
import type { Message, Model } from "../../../model/index.ts";
import { renderPrompt } from "../../../model/prompt.ts";
import type { Outline } from "../planner.ts";
import { ask, type Posed, type Reading } from "./ask.ts";
import {
  bindPart,
  outlinePart,
  planReply,
  askedPlan,
  type PlanReply,
  type WholeRequest,
} from "./reply/plan-reply.ts";
import { readBindings } from "./reply/read-bindings.ts";
import { readOutline } from "./reply/read-outline.ts";
import { suggestedKinds } from "./suggested-kinds.ts";
import { chooseTools } from "./tell/choose-tools.ts";
import { exampleQuery, exampleTasks, exampleToolTexts } from "./tell/example.ts";
import { fileTexts, placesNamed } from "./tell/file-text.ts";
import type { PromptLimits } from "./tell/limits.ts";
import type { Offer } from "./tell/tell-model.ts";
import type { ModelWorld } from "./world.ts";

/** What was said before, and what has to be shown for it. */
export interface Said {
  readonly name: string;
  readonly messages: (offer: Offer) => Promise<readonly Message[]>;
  /** Tools that are shown whatever there is room for. */
  readonly tools: ReadonlySet<string>;
  /** What is looked for among the others, beside the request. */
  readonly words: string;
}

export async function planWhole(
  model: Model,
  world: ModelWorld,
  request: WholeRequest,
  before?: Said,
): Promise<Outline> {
  const { query, params, maxTasks } = request;
  const kinds = suggestedKinds(query);
  const all = await world.tools();
  const places = await placesNamed(query, params, world);
  const files = places.map(({ path }) => path);
  const pose = async (limits: PromptLimits): Promise<Posed<PlanReply, Outline>> => {
    const wanted = [...(before === undefined ? [] : [{ words: before.words }]), { words: query }];
    const { tools, texts } = await chooseTools(
      { tools: all, rankers: world.search.rankers },
      wanted,
      limits.toolTokens,
      before?.tools,
    );
    const facts = {
      ...request,
      examples: request.examples ?? [],
      ...texts,
      kinds,
      hasParams: Object.keys(params).length > 0,
      files: fileTexts(places, world.settings.facts, limits),
    };
    const offer = { tools: tools.map(({ name }) => name), files, maxTasks };
    return {
      system: await systemText(facts),
      user: await renderPrompt("plan-user", facts),
      said: (await before?.messages(offer)) ?? [],
      asked: askedPlan(tools, kinds, request),
      read: (reply) => readPlan(reply, request, tools, world, model.name),
      offer,
    };
  };
  const question = { name: before?.name ?? "plan", understood: planReply, pose };
  const { result, diagnostics } = await ask(model, world.settings, question);
  return { ...(result ?? { tasks: [] }), diagnostics };
}

async function systemText(facts: Readonly<Record<string, unknown>>): Promise<string> {
  return renderPrompt("plan-system", {
    ...facts,
    rulesText: await renderPrompt("rules", facts),
    valuesText: await renderPrompt("values"),
    kindsText: await renderPrompt("kinds", facts),
    fieldsText: await renderPrompt("group-fields", facts),
    exampleTools: exampleToolTexts(),
    exampleQuery,
    exampleTasks,
  });
}

/** As both stages would be read, one after the other; what is bound is looked at only in an outline that is sound. */
async function readPlan(
  reply: PlanReply,
  request: WholeRequest,
  tools: readonly ToolInfo[],
  world: ModelWorld,
  model: string,
): Promise<Reading<Outline>> {
  const kinds = suggestedKinds(request.query);
  const agents = [...new Set(tools.map(({ agent }) => agent))].map((name) => ({ name, card: "" }));
  const outlined = readOutline(outlinePart(reply), { ...request, agents }, kinds, model);
  const { tasks, holders } = outlined.result;
  // A tool that is not there is told as such, and not by its agent.
  const wrong = outlined.mistakes.filter(({ code }) => code !== unknownAgent.code);
  if (hasErrors(wrong) || hasErrors(outlined.remarks))
    return { ...outlined, result: { tasks, diagnostics: [] }, mistakes: wrong };
  const open = {
    query: request.query,
    params: request.params,
    parameterise: request.parameterise,
    path: tasks,
    open: tasks,
    bound: [],
    tools,
    ...(holders && { holders }),
  };
  const bound = await readBindings(bindPart(reply), open, { tools, byAgent: false, world, model });
  return {
    result: {
      tasks,
      ...(holders && { holders }),
      bindings: { ...bound.result, diagnostics: [] },
      diagnostics: [],
    },
    mistakes: [...wrong, ...bound.mistakes],
    remarks: [...outlined.remarks, ...bound.remarks],
  };
}
