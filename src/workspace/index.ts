/** Configuration (read, merged, validated) and where things lie on disk. */
export { addMcpServers, addSecrets } from "./add-to-configuration.ts";
export { readApproval } from "./approval-file.ts";
export { configSchema, type Config } from "./config.ts";
export { CONFIG_FILE, findRoot } from "./find-root.ts";
export { findWorkspace, type WorkspaceOptions } from "./find-workspace.ts";
export { LOCAL_FILE, readConfiguration, type Configuration } from "./read-configuration.ts";
export type { IndexConfig } from "./index-settings.ts";
export { realPath } from "./real-path.ts";
export { isWithin } from "./within.ts";
export { isServerName, type McpServerConfig } from "./mcp-settings.ts";
export type { SecretConfig } from "./secret-settings.ts";
export { modelConfig, type ModelConfig } from "./model-settings.ts";
export { workspaceAt, type Workspace } from "./workspace.ts";
