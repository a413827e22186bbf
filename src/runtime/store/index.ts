export { openHistory, openStore } from "./open-store.ts";
export { queryHistory, type QueryResult } from "./query-history.ts";
export * from "./store.ts";
