/** Stage 2 with a model: it sees the open tasks, their agents' tools, and what the outputs that are there already hold. */
import type { ToolInfo } from "../../../catalog/tool-info.ts";
import type { Model } from "../../../model/index.ts";
import { renderPrompt } from "../../../model/prompt.ts";
import { needsWith } from "../arrange.ts";
import type { Bindings, BindRequest } from "../planner.ts";
import { encodeArg } from "./arg-encoding.ts";
import { ask, type Posed } from "./ask.ts";
import { askedBind, bindReply, type BindReply } from "./reply/bind-reply.ts";
import { MOST_ADDED, readBindings, type Bound } from "./reply/read-bindings.ts";
import { suggestedKinds } from "./suggested-kinds.ts";
import { chooseTools } from "./tell/choose-tools.ts";
import { exampleBindings, exampleQuery, exampleToolTexts } from "./tell/example.ts";
import { fileTexts, placesNamed } from "./tell/file-text.ts";
import type { PromptLimits } from "./tell/limits.ts";
import { outputTexts, tablesOf, type KnownTables } from "./tell/output-text.ts";
import type { ModelWorld } from "./world.ts";

export async function bindWithModel(
  model: Model,
  world: ModelWorld,
  request: BindRequest,
): Promise<Bindings> {
  const { query, params, open } = request;
  const places = await placesNamed(query, params, world);
  const tables = await tablesOf(request, world);
  const pose = async (limits: PromptLimits): Promise<Posed<BindReply, Bound>> => {
    const wanted = open.map(({ title, agent }) => ({ words: title, agent }));
    const { tools, texts } = await chooseTools(
      { tools: request.tools, rankers: world.search.rankers },
      [...wanted, { words: query }],
      limits.toolTokens,
    );
    const facts = {
      ...(await factsOf(request, tables)),
      ...texts,
      files: fileTexts(places, world.settings.facts, limits),
    };
    return {
      system: await renderPrompt("bind-system", facts),
      user: await renderPrompt("bind-user", facts),
      asked: askedBind(request, tools),
      read: (reply) =>
        readBindings(reply, request, { tools, byAgent: true, world, model: model.name }),
      offer: offerOf(
        request,
        tools,
        places.map(({ path }) => path),
      ),
    };
  };
  const question = { name: nameOf(request), understood: bindReply, pose };
  const { result, diagnostics } = await ask(model, world.settings, question);
  const { tasks = [], holders = [], params: added = {} } = result ?? {};
  return { tasks, holders, params: added, diagnostics };
}

/** Endpoints take names of at most 64 letters; `-repair-10` may follow. */
const nameOf = ({ open }: BindRequest): string =>
  `bind-${open.map(({ id }) => id).join("-")}`.slice(0, 50);

function offerOf(
  { bound, open }: BindRequest,
  tools: readonly ToolInfo[],
  files: readonly string[],
) {
  return {
    tools: tools.map(({ name }) => name),
    tasks: [...bound, ...open].map(({ id }) => id),
    files,
  };
}

async function factsOf(request: BindRequest, tables: KnownTables) {
  const { query, open, bound, params, parameterise, holders = [] } = request;
  const kinds = suggestedKinds(query).filter(({ name }) =>
    holders.some(({ kind }) => kind === name),
  );
  const facts = {
    query,
    open: open.map((task) => ({
      id: task.id,
      title: task.title,
      agent: task.agent,
      needs: needsText(task),
    })),
    bound: bound.map(({ id, title, tool, args }) => ({
      id,
      title,
      tool: tool.name,
      args: Object.entries(args).map(([name, value]) => ({ name, value: encodeArg(value) })),
      output: outputTexts(id, tool, tables),
    })),
    params,
    hasParams: Object.keys(params).length > 0,
    parameterise,
    groups: holders.map(({ id, title, kind, needs, blocks }) => ({
      id,
      title,
      kind,
      needs,
      blocks,
    })),
    kinds,
    mostAdded: MOST_ADDED,
    exampleTools: exampleToolTexts(),
    exampleQuery,
    exampleBindings,
  };
  return {
    ...facts,
    rulesText: await renderPrompt("rules", facts),
    valuesText: await renderPrompt("values"),
    fieldsText: await renderPrompt("group-fields", facts),
  };
}

function needsText(task: BindRequest["open"][number]) {
  return needsWith(task).map((need) => (need.when === "success" ? need.task : need));
}
