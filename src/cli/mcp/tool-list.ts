/** All tools as the client sees them: those of orchc, and one for each build. */
import type { z } from "zod";
import { buildTools } from "./builds.ts";
import { inputSchema } from "./input.ts";
import type { CallMessage } from "./messages.ts";
import { outputSchema } from "./output.ts";
import type { McpInput } from "./tool.ts";
import { mcpTools } from "./tools.ts";

export interface ListedTool {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly input: z.ZodObject<Record<string, z.ZodType>, z.core.$strict>;
  readonly outputSchema: ReturnType<typeof outputSchema>;
  readonly isReadOnly: boolean;
  readonly isDestructive: boolean;
  readonly call: (input: McpInput) => Pick<CallMessage, "tool" | "input">;
}

/** Gives the list as it is now. The commands are loaded when it is first asked for: they declare the arguments. */
export async function openToolList(generated: string): Promise<() => Promise<ListedTool[]>> {
  let own: Promise<ListedTool[]> | undefined;
  return async () => [...(await (own ??= ownTools())), ...(await toolsOfBuilds(generated))];
}

function ownTools(): Promise<ListedTool[]> {
  return Promise.all(
    mcpTools.map(async (tool): Promise<ListedTool> => {
      const { name, title, description, isReadOnly, isDestructive = false } = tool;
      const { command } = await tool.load();
      return {
        name,
        title,
        description,
        input: inputSchema(tool, command),
        outputSchema: outputSchema(tool),
        isReadOnly,
        isDestructive,
        call: (input) => ({ tool: name, input }),
      };
    }),
  );
}

async function toolsOfBuilds(generated: string): Promise<ListedTool[]> {
  const exec = mcpTools.find(({ name }) => name === "exec");
  if (exec === undefined) throw new Error("exec is no tool");
  const builds = await buildTools(generated);
  return builds.map(({ name, description, input, isReadOnly, asExec }) => ({
    name,
    title: name,
    description,
    input,
    outputSchema: outputSchema(exec),
    isReadOnly,
    isDestructive: !isReadOnly,
    call: (given) => ({ tool: exec.name, input: asExec(given) }),
  }));
}
