/** A file of the agents folder that exports tools and no agent: it is one all the same, named after the file. */
import { basename } from "node:path";
import { defineAgent, isTool, type Agent } from "../define.ts";
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
    card: cardOf(tools.map(([, tool]) => (isTool(tool) ? tool.description : ""))),
    tools: Object.fromEntries(tools.map(([name]) => [name, () => loadModule(file)])),
  });
}

/** What planners choose the agent by: what its tools do. A description that is no text is told when the tool is used. */
function cardOf(descriptions: readonly unknown[]): string {
  const sentences = descriptions.flatMap((text) =>
    typeof text === "string" && text.trim() !== "" ? [text.trim().replace(/\.?$/, ".")] : [],
  );
  return sentences.join(" ") || "Tools without a description.";
}
