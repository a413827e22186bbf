export { consolidate, type Consolidated, type ConsolidateOptions } from "./consolidate.ts";
export type { MergedData } from "./record/merge-by-agent.ts";
export type { Phrase } from "./answer/phrase-answer.ts";
export type { Statement } from "./answer/statements.ts";
export type { Statistics } from "./record/statistics.ts";
export type { Validation } from "./checks/validate-answer.ts";
export type { ResultFiles } from "./write-results.ts";
