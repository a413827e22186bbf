/** All tools as the client sees them: those of orchc, and one for each build. */
import type { z } from "zod";
import { buildToolNamed, buildTools, type BuildTool } from "./builds.ts";
import { inputSchema } from "./input.ts";
import type { CallMessage } from "./messages.ts";
import { outputSchema } from "./output.ts";
import type { McpInput, McpTool } from "./tool.ts";
import { execTool, mcpTools } from "./tools.ts";

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

export interface ToolList {
  /** As it is now. */
  all(): Promise<ListedTool[]>;
  named(name: string): Promise<ListedTool | undefined>;
}

/** The commands are loaded when a tool is first asked for: they declare the arguments. */
export function openToolList(generated: string): ToolList {
  let loading: Promise<ListedTool[]> | undefined;
  const own = (): Promise<ListedTool[]> => (loading ??= Promise.all(mcpTools.map(ownTool)));
  return {
    all: async () => [...(await own()), ...(await buildTools(generated)).map(toolOfBuild)],
    async named(name) {
      const found = (await own()).find((tool) => tool.name === name);
      if (found !== undefined) return found;
      const build = await buildToolNamed(name, generated);
      return build && toolOfBuild(build);
    },
  };
}

async function ownTool(tool: McpTool): Promise<ListedTool> {
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
}

function toolOfBuild({ name, description, input, isReadOnly, asExec }: BuildTool): ListedTool {
  return {
    name,
    title: name,
    description,
    input,
    outputSchema: outputSchema(execTool),
    isReadOnly,
    isDestructive: !isReadOnly,
    call: (given) => ({ tool: execTool.name, input: asExec(given) }),
  };
}
