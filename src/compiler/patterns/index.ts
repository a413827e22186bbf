/** Plans that have run, without their values: what a new query or plan is like. Pure: runs and files come from whoever calls. */
export { likePatterns, type Match } from "./likeness.ts";
export { patternOf, type PlanPattern } from "./pattern-of.ts";
export { vocabularyOf, wordsOfQuery } from "./query-words.ts";
export { takeValues, type Replaced } from "./take-values.ts";
