export { consolidate, type Consolidated, type ConsolidateOptions } from "./consolidate.ts";
export { timelineSvg } from "./report/timeline-svg.ts";
export { storedTimeline } from "./report/timeline-of.ts";
export type { AnswerModel, AskedModel } from "./answer/answer-model.ts";
export type { Statistics } from "./record/statistics.ts";
export type { Validation } from "./checks/validate-answer.ts";
