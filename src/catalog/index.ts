/** The catalog's door for the command line and the library. */
export { catalogOf, openCatalog, type Catalog } from "./catalog.ts";
export type { AgentCard, ToolInfo } from "./tool-info.ts";
