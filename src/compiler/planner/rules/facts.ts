/** What the planner without a model may ask about the world. Everything else comes from the query and the tools. */
export interface Facts {
  /** Whether a file or folder is there; the path is relative to the workspace, or absolute. */
  exists(path: string): boolean;
  /** Whether the path is that of a folder. */
  isFolder?(path: string): boolean;
  /** Programs that the workspace lets tools start, by their names. */
  readonly commands?: readonly string[];
  /** The day that "last week" is counted from, where a tool takes nothing but dates. */
  readonly today: Date;
}
