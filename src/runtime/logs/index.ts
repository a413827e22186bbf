export { readLogs, type LogReader } from "./read-logs.ts";
export { writeLogs, type LogLine, type RunLogs } from "./write-logs.ts";
