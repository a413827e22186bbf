/** A model is asked for the rest of a plan. Whatever it says, finished tasks stay, and it can name only what is there. */
import type { ToolInfo } from "../../catalog/tool-info.ts";
import type { Diagnostic } from "../../contract/diagnostics/index.ts";
import type { Plan } from "../../contract/plan.ts";
import type { Model } from "../../model/index.ts";
import { sentence } from "../../model/one-line.ts";
import { renderPrompt } from "../../model/prompt.ts";
import type { PlanningConfig } from "../../workspace/planning-settings.ts";
import { allCallsOf } from "../kinds/index.ts";
import { ask, type Posed } from "../planner/llm/ask.ts";
import { toolTexts } from "../planner/llm/tell/tool-text.ts";
import { propertiesOf } from "../schema/json-schema.ts";
import type { Proposal } from "./by-rules.ts";
import type { FailedRun } from "./failed-run.ts";
import { askedReply, proposalOf, replySchema, type AdaptReply } from "./read-reply.ts";

/** Beyond this only the tools of the plan's agents are shown. */
const MOST_TOOLS = 40;

type Read = Proposal | { readonly reason: string };

export interface AskOptions {
  readonly model: Model;
  readonly settings: PlanningConfig;
  readonly failed: FailedRun;
  /** All of the workspace. */
  readonly tools: ReadonlyMap<string, ToolInfo>;
  /** The checks of plans, which a proposal has to pass. */
  readonly check: (plan: Plan) => Promise<readonly Diagnostic[]>;
}

/** Throws what `Model.complete` throws. A proposal with mistakes goes back, `planning.repairs` times. */
export async function adaptWithModel({
  model,
  settings,
  failed,
  tools,
  check,
}: AskOptions): Promise<
  Proposal | { readonly reason: string; readonly problems: readonly Diagnostic[] }
> {
  const shown = shownTools(failed.plan, tools);
  const names = shown.map(({ name }) => name);
  const args = [...new Set(shown.flatMap(({ input }) => Object.keys(propertiesOf(input))))];
  const { query } = failed.plan.source;
  const facts = {
    query,
    tasks: failed.plan.tasks.map((task) => toldTask(task, failed)),
    ...toolTexts(shown, query),
  };
  const pose = async (): Promise<Posed<AdaptReply, Read>> => ({
    system: await renderPrompt("adapt-system"),
    user: await renderPrompt("adapt-user", facts),
    asked: askedReply(names, args),
    read: async (reply) => {
      const read = proposalOf(reply, failed, tools, `llm@1 ${model.name}`);
      if ("mistakes" in read)
        return { result: { reason: "" }, mistakes: read.mistakes, remarks: [] };
      if ("reason" in read) return { result: read, mistakes: [], remarks: [] };
      const mistakes = await check({ ...failed.plan, tasks: read.tasks });
      return { result: read, mistakes, remarks: [] };
    },
    offer: { tools: names, tasks: failed.plan.tasks.map(({ id }) => id) },
  });
  const question = { name: "adapt", understood: replySchema, pose };
  const { result, diagnostics } = await ask(model, settings, question);
  const problems = diagnostics.filter(({ severity }) => severity === "error");
  if (result !== undefined && "tasks" in result && problems.length === 0) return result;
  const said = result !== undefined && "reason" in result ? sentence(result.reason) : "";
  const reason =
    problems.length > 0
      ? "what the model proposed is not allowed"
      : `the model proposes nothing${said === "" ? "" : `: ${said}`}`;
  return { reason, problems };
}

/** A task as the plan has it, without what only people and the compiler look at, and how it ended. */
function toldTask(
  { origin: _origin, words: _words, estimate: _estimate, ...task }: Plan["tasks"][number],
  { outcomes }: FailedRun,
) {
  const { status = "skipped", error } = outcomes.find(({ id }) => id === task.id) ?? {};
  const inner = outcomes.find(
    (one) =>
      one.task !== task.id &&
      one.error !== undefined &&
      JSON.stringify(task).includes(JSON.stringify(one.task)),
  );
  return { ...task, status, ...((error ?? inner?.error) && { error: error ?? inner?.error }) };
}

function shownTools(plan: Plan, tools: ReadonlyMap<string, ToolInfo>): ToolInfo[] {
  const all = [...tools.values()];
  if (all.length <= MOST_TOOLS) return all;
  const agents = new Set(plan.tasks.flatMap((task) => allCallsOf(task).map(({ agent }) => agent)));
  return all.filter(({ agent }) => agents.has(agent));
}
