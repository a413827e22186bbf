export { consolidate, type Consolidated, type ConsolidateOptions } from "./consolidate.ts";
export { timelineSvg } from "./report/timeline-svg.ts";
export { storedTimeline } from "./report/timeline-of.ts";
export type { Phrase } from "./answer/phrase-answer.ts";
export type { Statistics } from "./record/statistics.ts";
export type { Validation } from "./checks/validate-answer.ts";
