export { createToolSearch, type ToolSearch } from "./tool-search.ts";
export { searchableTool } from "./searchable-tool.ts";
