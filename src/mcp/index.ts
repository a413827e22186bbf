/**
 * MCP servers: what they list, the modules that are made of it, and connections to them. The client itself is loaded when
 * a connection is made.
 */
export type { CallOptions } from "./connection/call-tool.ts";
export { schemaCheck, type SchemaCheck } from "./connection/check-schema.ts";
export { connect, type McpConnection } from "./connection/connect.ts";
export type { CallResult, ResultFile } from "./connection/read-result.ts";
export {
  resolveServer,
  type NamedValue,
  type ResolvedServer,
} from "./connection/resolve-server.ts";
export type { AskedPerson, AskPerson, PersonsAnswer } from "./connection/questions.ts";
export { ServerFailure } from "./connection/server-failure.ts";
export type { Listing, ListedTool } from "./listing/listing.ts";
export { placesOf } from "./listing/places.ts";
export { listedServers, readListing } from "./listing/read-listing.ts";
export { readForeignServers, type ForeignServer } from "./foreign/read-servers.ts";
export { watchResult } from "./witness/watch-results.ts";
export { witnessTool, type Witnessed } from "./witness/witness-tool.ts";
export { refreshServer, type Refreshed } from "./listing/refresh.ts";
