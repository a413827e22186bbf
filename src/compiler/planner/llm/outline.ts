/**
 * Stage 1 with a model: it sees the query, the facts of what that names, and one line per agent, and answers with tasks.
 * Where the whole catalog is small it sees that instead, and answers with the whole plan.
 */
import type { Model } from "../../../model/index.ts";
import { renderPrompt } from "../../../model/prompt.ts";
import type { Outline, OutlineRequest } from "../planner.ts";
import { ask, type Posed } from "./ask.ts";
import { outlineReply, askedOutline, type OutlineReply } from "./reply/outline-reply.ts";
import { readOutline, type Outlined } from "./reply/read-outline.ts";
import { suggestedKinds } from "./suggested-kinds.ts";
import { chooseAgents, wholeTexts } from "./tell/choose-tools.ts";
import { fileTexts, placesNamed } from "./tell/file-text.ts";
import type { PromptLimits } from "./tell/limits.ts";
import { planWhole } from "./whole.ts";
import type { ModelWorld } from "./world.ts";

export async function outlineWithModel(
  model: Model,
  world: ModelWorld,
  request: OutlineRequest,
): Promise<Outline> {
  const { query, agents, maxTasks, params = {}, parameterise = false, examples = [] } = request;
  const tools = await world.tools();
  const { settings } = world;
  if (wholeTexts(tools, query, settings.toolTokens) !== undefined) {
    return planWhole(model, world, { ...request, params, parameterise, examples });
  }
  const kinds = suggestedKinds(query);
  const places = await placesNamed(query, params, world);
  const pose = async (limits: PromptLimits): Promise<Posed<OutlineReply, Outlined>> => {
    const shown = await chooseAgents(
      agents,
      { tools, rankers: world.search.rankers },
      query,
      limits.toolTokens,
    );
    const files = fileTexts(places, settings.facts, limits);
    const facts = { query, agents: shown.agents, maxTasks, kinds, files, examples };
    const kindsText = await renderPrompt("kinds", facts);
    return {
      system: await renderPrompt("outline-system", { ...facts, kindsText }),
      user: await renderPrompt("outline-user", facts),
      asked: askedOutline(shown, kinds),
      read: (reply) => readOutline(reply, request, kinds, model.name),
      offer: { agents: shown.agents.map(({ name }) => name), maxTasks },
    };
  };
  const question = { name: "outline", understood: outlineReply, pose };
  const { result, diagnostics } = await ask(model, settings, question);
  return { tasks: [], ...result, diagnostics };
}
