export { openHistory, openStore } from "./open-store.ts";
export { queryHistory, type QueryResult } from "./query-history.ts";
export type { CacheRow } from "./statements/cache.ts";
export type { Lease, LeaseRow, OwnerRow } from "./statements/leases.ts";
export type { PatternRow } from "./statements/patterns.ts";
export type { TemplateRow } from "./statements/templates.ts";
export * from "./store.ts";
