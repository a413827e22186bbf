/** What the planner may ask about the world. Everything else comes from the query and the tools. */
import type { ToolInfo } from "../../../catalog/tool-info.ts";
import type { Diagnostic } from "../../../contract/diagnostics/index.ts";
import type { Facts } from "../../../contract/facts.ts";

/** A file or folder that an agent has looked at. */
export interface Place {
  /** Relative to the workspace, with `/`. */
  readonly path: string;
  /** The agent that looked, and whose tools read such places. */
  readonly agent: string;
  readonly facts: Facts;
}

export interface World {
  /** Whether a file or folder is there; the path is relative to the workspace, or absolute. */
  exists(path: string): boolean;
  isFolder(path: string): boolean;
  /** Data files of the workspace, sorted; a bounded look that leaves out what is generated or installed. */
  dataFiles(): Promise<readonly string[]>;
  /** Files of a folder by a pattern, which matches at any depth where it has no slash; sorted, and as bounded a look. */
  filesIn?(folder: string, pattern: string): Promise<readonly string[]>;
  /** What is known of a place; `undefined` where no agent knows such places, or it cannot be read. */
  look(path: string): Promise<Place | undefined>;
  /** Why a place that was looked at cannot be read, where it is one of an agent's. */
  problemOf?(path: string): Diagnostic | undefined;
  /** The tools of the workspace's own agents, which are loaded for it; without those whose modules are broken. */
  ownTools?(): Promise<readonly ToolInfo[]>;
  /** Programs that the workspace lets tools start, by their names. */
  readonly commands: readonly string[];
  /** The day that "last week" is counted from, where a tool takes nothing but dates. */
  readonly today: Date;
}
