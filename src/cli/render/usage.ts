import type { ModelUsage } from "../../model/index.ts";
import type { Style } from "../screen.ts";
import type { AgentUsage } from "../agent-usage.ts";
import { count, dollars } from "./amounts.ts";
import { renderLabelled } from "./labelled.ts";

/**
 * What a model took, as a labelled fact: none when no model was asked. Money is left out where there is none to
 * tell of: replies were replayed, or no prices are configured.
 */
export function usageFacts(
  usage: ModelUsage | undefined,
): readonly (readonly [label: string, text: string])[] {
  if (usage === undefined || usage.requests === 0) return [];
  const { requests, uncounted, inputTokens, outputTokens, usd } = usage;
  const asked = count(requests, "request");
  const facts = [
    uncounted === 0 ? asked : `${asked} (${uncounted} of them not counted by the endpoint)`,
    `${tokens(inputTokens)} in, ${tokens(outputTokens)} out`,
    ...(usd === 0 ? [] : [dollars(usd)]),
  ];
  return [["Model", facts.join(" · ")]];
}

/** The same of agents: one line for each. */
export function agentFacts(
  agents: readonly AgentUsage[],
): readonly (readonly [label: string, text: string])[] {
  return agents.map(({ task, turns, calls, inputTokens, outputTokens, usd }) => {
    const facts = [
      `${task}: ${count(turns, "turn")}, ${count(calls, "call")}`,
      `${tokens(inputTokens)} in, ${tokens(outputTokens)} out`,
      ...(usd === 0 ? [] : [dollars(usd)]),
    ];
    return ["Agent", facts.join(" · ")] as const;
  });
}

/** What a command that ends early tells of it: money was spent all the same. */
export function toldUsage(usage: ModelUsage | undefined, style: Style) {
  const facts = usageFacts(usage);
  return { json: { usage }, ...(facts.length > 0 && { footer: renderLabelled(facts, style) }) };
}

function tokens(number: number): string {
  return `${number.toLocaleString("en-US")} ${number === 1 ? "token" : "tokens"}`;
}
