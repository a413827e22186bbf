/** A file of the agents folder that exports tools and no agent: it is one all the same, named after the file. */
import { basename } from "node:path";
import { defineAgent, isTool, type Agent, type Tool } from "../define.ts";
import { loadModule } from "../load-module.ts";

/** `undefined` when the module exports no tool by name. A script imports a tool by its name, so `default` is none. */
export function agentOfTools(
  file: string,
  module: Readonly<Record<string, unknown>>,
): Agent | undefined {
  const tools = Object.entries(module).filter(
    ([name, value]) => name !== "default" && isTool(value),
  );
  if (tools.length === 0) return undefined;
  return defineAgent({
    name: basename(file).replace(/\.m?[jt]s$/, ""),
    card: cardOf(tools.flatMap(([, tool]) => (isTool(tool) ? [tool] : []))),
    tools: Object.fromEntries(tools.map(([name]) => [name, () => loadModule(file)])),
  });
}

/** What planners choose the agent by: what its tools do, and how that is asked for. */
function cardOf(tools: readonly Tool[]): string {
  return tools.flatMap(saidOf).join(" ") || "Tools without a description.";
}

/** "Admits a bird (admit, take in a bird)." A description that is no text is told when the tool is used. */
function saidOf({ name, description, phrases = [] }: Tool): string[] {
  const text: unknown = description;
  if (typeof text !== "string" || text.trim() === "") return [];
  const plain = name
    .replaceAll(/[_-]+/g, " ")
    .replaceAll(/(?<=[a-z])(?=[A-Z])/g, " ")
    .toLowerCase();
  const words = ` ${text.toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, " ")} `;
  const isNew = (asked: string): boolean => !words.includes(` ${asked.toLowerCase()} `);
  const asked = [plain, ...phrases].filter(isNew).join(", ");
  const sentence = text.trim().replace(/\.?$/, "");
  return [asked === "" ? `${sentence}.` : `${sentence} (${asked}).`];
}
