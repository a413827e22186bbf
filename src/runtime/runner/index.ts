export { consolidate, type Consolidated, type ConsolidateOptions } from "./consolidate.ts";
export type { Phrase } from "./answer/phrase-answer.ts";
export type { Statistics } from "./record/statistics.ts";
export type { Validation } from "./checks/validate-answer.ts";
