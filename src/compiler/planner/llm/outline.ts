/** Stage 1 with a model: it sees the query and one line per agent, and answers with tasks. */
import { z } from "zod";
import { modelLeftOut, type Diagnostic, type Place } from "../../../contract/diagnostics/index.ts";
import { priorities } from "../../../contract/plan.ts";
import { taskIdPattern } from "../../../contract/values.ts";
import type { Model } from "../../../model/index.ts";
import { oneLine, sentence } from "../../../model/one-line.ts";
import type { Outline, OutlineRequest, OutlineTask } from "../planner.ts";
import { ask, type Reading } from "./ask.ts";
import { checkOutline } from "./check-outline.ts";
import { locateQuote } from "./locate-quote.ts";

const idSchema = z.string().refine((id) => taskIdPattern.test(id), {
  error: "an id has letters, digits, - and _ only, and begins with a letter",
});

const replySchema = (agent: z.ZodType<string>) =>
  z.object({
    tasks: z.array(
      z.object({
        id: idSchema,
        quote: z.string().default(""),
        title: z.string(),
        agent,
        needs: z.array(z.string()).default([]),
        priority: z.enum(priorities).default("medium"),
      }),
    ),
    left_out: z.array(z.object({ quote: z.string(), reason: z.string() })).default([]),
  });
type Reply = z.output<ReturnType<typeof replySchema>>;

export async function outlineWithModel(model: Model, request: OutlineRequest): Promise<Outline> {
  const { query, agents, maxTasks } = request;
  const { result = [], diagnostics } = await ask<Reply, OutlineTask[]>(model, {
    name: "outline",
    prompt: "outline",
    facts: { query, agents, maxTasks },
    asked: replySchema(z.enum(agents.map(({ name }) => name))),
    understood: replySchema(z.string()),
    read: (reply) => readReply(reply, request),
  });
  return { tasks: result, diagnostics };
}

function readReply(reply: Reply, request: OutlineRequest): Reading<OutlineTask[]> {
  const { query } = request;
  const tasks = reply.tasks.map(({ id, title, agent, needs, priority, quote }): OutlineTask => {
    const origin = locateQuote(query, quote);
    return {
      id,
      title: oneLine(title),
      agent,
      needs: [...new Set(needs)],
      priority,
      ...(origin && { origin }),
    };
  });
  const remarks = reply.left_out.map(({ quote, reason }): Diagnostic => {
    const span = locateQuote(query, quote);
    const places: Place[] =
      span === undefined ? [] : [{ in: "query", start: span[0], end: span[1] }];
    return modelLeftOut({ words: oneLine(quote), reason: sentence(reason) }, ...places);
  });
  return { result: tasks, mistakes: checkOutline(tasks, request), remarks };
}
