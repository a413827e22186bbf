/** Where agents come from. Built-in packs, the workspace's own modules and remote servers all look like this. */
import type { Diagnostic } from "../../contract/diagnostics/index.ts";
import type { AgentDefinition } from "../define.ts";
import type { ToolInfo } from "../tool-info.ts";

/** Where the agents of orchc itself come from. */
export const BUILT_IN = "built in";

export interface SourcedAgent {
  readonly definition: AgentDefinition;
  /** Where it is defined, for messages: a file, or `BUILT_IN`. */
  readonly from: string;
  /** The module that it is, when it is one of the workspace: builds stand on it too. */
  readonly file?: string;
  /** Files in which the module of a tool may stand, best first. */
  moduleCandidates(tool: string): readonly string[];
  /** What a generated script imports for a module. */
  specifier(file: string): ToolInfo["module"]["specifier"];
}

/** An agent that cannot be used. Only plans that name it fail; all others are told about it in a warning. */
export interface BrokenAgent {
  /** What plans may call it: the name it gives itself, as far as that can be read, and that of its file. */
  readonly names: readonly string[];
  /** An error. */
  readonly problem: Diagnostic;
}

export interface FoundAgents {
  readonly agents: readonly SourcedAgent[];
  readonly broken: readonly BrokenAgent[];
}

export interface ToolSource {
  agents(): Promise<FoundAgents>;
}
