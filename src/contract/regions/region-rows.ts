/** Regions that are tasks of the plan have rows like those of tools: under the name of what runs them, and of their kind. */
export const REGION_AGENT = "orchc";

/** @param kind of the region: `loop` */
export function regionTool(kind: string): string {
  return `${REGION_AGENT}.${kind}`;
}

/** Whether a row, an event or an output is of a region, by the full name of its tool. */
export function isRegionTool(tool: string): boolean {
  return tool.startsWith(`${REGION_AGENT}.`);
}

/** Of the region around an optional task, which no person has written: the task stands for itself where a run is shown. */
export const OPTIONAL_TOOL = regionTool("optional");
