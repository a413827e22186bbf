import { untrustedData, type Place } from "../../contract/diagnostics/index.ts";
import { findFlows } from "../trust/find-flows.ts";
import { sourceOf, stepsOf } from "../trust/flow.ts";
import { check } from "./pass.ts";
import { placesOf } from "./place.ts";

/** No untrusted data decides what is done, unless a person has seen it or a tool has validated it. */
export const checkTrust = check("check-trust", (plan, { tools }) =>
  findFlows(plan, tools).flows.flatMap((flow) => {
    const { task, tool, sink, by, agreedIn, asked } = flow;
    if (sink === undefined || agreedIn !== undefined) return [];
    const source = sourceOf(flow);
    const from: Place = { in: "plan", task: source.task.id, label: "untrusted" };
    const [gate] = asked;
    return [
      untrustedData(
        {
          task: task.id,
          tool,
          at: by.at,
          sink,
          source: { task: source.task.id, tool: source.tool },
          steps: stepsOf(flow),
          reads: by.reads,
          gate: gate && { id: gate.placed.task.id, why: gate.agreement.isNone },
        },
        ...placesOf(task, by.at),
        from,
      ),
    ];
  }),
);
