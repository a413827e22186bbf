/** How a tool of `orchc mcp` is written: a command of the command line, and what of it is offered. */
import type { Command } from "../command.ts";
import type { Session } from "../session.ts";

/** Arguments of a call, checked against the input schema of its tool. */
export type McpInput = Readonly<Record<string, unknown>>;

export interface McpTool {
  readonly name: string;
  readonly title: string;
  /** For the model that chooses the tool: what it does, what it changes, and what to do next. */
  readonly description: string;
  /** The command that carries it out, as `commands.ts` loads it. */
  readonly load: () => Promise<{ readonly command: Command }>;
  /** Positionals and flags of the command that a call may give, in camel case; `!` behind those that it has to give. */
  readonly takes: readonly string[];
  /** What is said of arguments, where the command's own words are about a terminal. */
  readonly says?: Readonly<Record<string, string>>;
  /** Members of the command's document and what they are, for the output schema. */
  readonly gives: Readonly<Record<string, string>>;
  readonly isReadOnly: boolean;
  /** Whether it may change or remove what others made. Default: false. */
  readonly isDestructive?: boolean;
  /** Arguments of the command beside what was given, or instead of it. Throws an OrchcError to refuse the call. */
  readonly prepare?: (input: McpInput, call: McpCallContext) => Promise<McpInput>;
}

export interface McpCallContext {
  readonly session: Session;
  /** The program that called, as it names itself. */
  readonly client: string | undefined;
}
