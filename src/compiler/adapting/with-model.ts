/** A model is asked for the rest of a plan. Whatever it says, finished tasks stay, and it can name only what is there. */
import { z } from "zod";
import type { ToolInfo } from "../../catalog/tool-info.ts";
import type { Diagnostic } from "../../contract/diagnostics/index.ts";
import type { Plan } from "../../contract/plan.ts";
import type { Model } from "../../model/index.ts";
import { sentence } from "../../model/one-line.ts";
import { allCallsOf } from "../kinds/index.ts";
import { encodedArgSchema } from "../planner/llm/arg-encoding.ts";
import { ask } from "../planner/llm/ask.ts";
import { compactTools } from "../planner/llm/compact-tools.ts";
import { propertiesOf } from "../schema/json-schema.ts";
import type { Proposal } from "./by-rules.ts";
import type { FailedRun } from "./failed-run.ts";
import { proposalOf, replySchema, type AdaptReply } from "./read-reply.ts";

/** Beyond this only the tools of the plan's agents are shown. */
const MOST_TOOLS = 40;

export interface AskOptions {
  readonly model: Model;
  readonly failed: FailedRun;
  /** All of the workspace. */
  readonly tools: ReadonlyMap<string, ToolInfo>;
  /** The checks of plans, which a proposal has to pass. */
  readonly check: (plan: Plan) => Promise<readonly Diagnostic[]>;
}

/** Throws what `Model.complete` throws. A proposal with mistakes goes back once. */
export async function adaptWithModel({
  model,
  failed,
  tools,
  check,
}: AskOptions): Promise<
  Proposal | { readonly reason: string; readonly problems: readonly Diagnostic[] }
> {
  const shown = shownTools(failed.plan, tools);
  const args = [...new Set(shown.flatMap(({ input }) => Object.keys(propertiesOf(input))))];
  const by = `llm@1 ${model.name}`;
  const { result, diagnostics } = await ask<AdaptReply, Proposal | { readonly reason: string }>(
    model,
    {
      name: "adapt",
      prompt: "adapt",
      facts: {
        query: failed.plan.source.query,
        tasks: failed.plan.tasks.map((task) => toldTask(task, failed)),
        ...compactTools(shown),
      },
      asked: z.object({
        tasks: z.array(
          z.object({
            id: z.string(),
            title: z.string(),
            tool: z.enum(shown.map(({ name }) => name)),
            needs: z.array(z.string()),
            args: z.array(
              z.object({
                name: args.length === 0 ? z.string() : z.enum(args),
                value: encodedArgSchema,
              }),
            ),
          }),
        ),
        left_out: z.array(z.string()),
        reason: z.string(),
      }),
      understood: replySchema,
      read: async (reply) => {
        const read = proposalOf(reply, failed, tools, by);
        if ("mistakes" in read) return { result: { reason: "" }, mistakes: read.mistakes, remarks: [] }; // prettier-ignore
        if ("reason" in read) return { result: read, mistakes: [], remarks: [] };
        const mistakes = await check({ ...failed.plan, tasks: read.tasks });
        return { result: read, mistakes, remarks: [] };
      },
    },
  );
  const problems = diagnostics.filter(({ severity }) => severity === "error");
  if (result !== undefined && "tasks" in result && problems.length === 0) return result;
  const said = result !== undefined && "reason" in result ? sentence(result.reason) : "";
  const reason = problems.length > 0 ? "what the model proposed is not allowed" : `the model proposes nothing${said === "" ? "" : `: ${said}`}`; // prettier-ignore
  return { reason, problems };
}

/** A task as the plan has it, without what only people and the compiler look at, and how it ended. */
function toldTask(
  { origin: _origin, words: _words, estimate: _estimate, ...task }: Plan["tasks"][number],
  { outcomes }: FailedRun,
) {
  const { status = "skipped", error } = outcomes.find(({ id }) => id === task.id) ?? {};
  const inner = outcomes.find((one) => one.task !== task.id && one.error !== undefined && JSON.stringify(task).includes(JSON.stringify(one.task))); // prettier-ignore
  return { ...task, status, ...((error ?? inner?.error) && { error: error ?? inner?.error }) };
}

function shownTools(plan: Plan, tools: ReadonlyMap<string, ToolInfo>): ToolInfo[] {
  const all = [...tools.values()];
  if (all.length <= MOST_TOOLS) return all;
  const agents = new Set(plan.tasks.flatMap((task) => allCallsOf(task).map(({ agent }) => agent)));
  return all.filter(({ agent }) => agents.has(agent));
}
