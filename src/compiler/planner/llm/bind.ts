/** Stage 2 with a model: it sees one path, that path's tools, and the outputs that are there already. */
import type { Model } from "../../../model/index.ts";
import type { Bindings, BindRequest } from "../planner.ts";
import { ask } from "./ask.ts";
import { replySchemas, type BindReply } from "./bind-reply.ts";
import { compactTools } from "./compact-tools.ts";
import type { CheckPlan } from "./draft-plan.ts";
import { suggestedKinds } from "./suggested-kinds.ts";
import { readBindings, type Bound } from "./read-bindings.ts";

export async function bindWithModel(
  model: Model,
  check: CheckPlan,
  request: BindRequest,
): Promise<Bindings> {
  const { result, diagnostics } = await ask<BindReply, Bound>(model, {
    name: nameOf(request),
    prompt: "bind",
    facts: factsOf(request),
    ...replySchemas(request),
    read: (reply) => readBindings(reply, request, check),
  });
  const { tasks = [], holders = [], params = {} } = result ?? {};
  return { tasks, holders, params, diagnostics };
}

/** Endpoints take names of at most 64 letters; `-repair` may follow. */
const nameOf = ({ open }: BindRequest): string =>
  `bind-${open.map(({ id }) => id).join("-")}`.slice(0, 50);

function factsOf(request: BindRequest) {
  const { query, path, open, bound, tools, params, parameterise, holders = [] } = request;
  const compact = compactTools([...tools, ...bound.map(({ tool }) => tool)]);
  const shown = compact.tools.slice(0, tools.length);
  const boundOutputs = compact.tools.slice(tools.length).map(({ output }) => output);
  return {
    query,
    path: path.map(({ id, title, agent, needs }) => ({ id, title, agent, needs })),
    open: open.map(({ id }) => id),
    bound: bound.map(({ id, title, tool, args }, index) => {
      return { id, title, tool: tool.name, args, output: boundOutputs[index] };
    }),
    tools: shown,
    shapes: compact.shapes,
    params,
    parameterise,
    groups: holders.map(({ id, title, kind, needs, blocks }) => ({
      id,
      title,
      kind,
      needs,
      blocks,
    })),
    kinds: suggestedKinds(query).filter(({ name }) => holders.some(({ kind }) => kind === name)),
  };
}
