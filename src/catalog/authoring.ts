/** `orchc/agent`: all that is needed to write agents and tools, zod included: a workspace need not install it. */
export * from "./all-rows.ts";
export * from "./context.ts";
export * from "./define.ts";
export * from "./define-verifier.ts";
export * from "./errors.ts";
export * from "./facts/hooks.ts";
export { matchColumn } from "./facts/match-column.ts";
export type { HttpOperation, HttpParameter } from "./http/operation.ts";
export { requestOperation } from "./http/request-operation.ts";
export { listedRows, type Listing } from "./listed-rows.ts";
export { programEnvironment } from "./program-environment.ts";
export { sanitiseSvg, sanitiseSvgFile } from "./sanitise-svg.ts";
export * from "./shapes.ts";
export * from "./verified.ts";
export type { ColumnFacts, Facts } from "../contract/facts.ts";
export {
  isWrittenPeriod,
  writePeriod,
  writtenPeriod,
  type WrittenPeriod,
} from "./written-times.ts";
export {
  findingCategories,
  severities,
  type Checked,
  type Finding,
  type FindingCategory,
  type Severity,
  type Verification,
} from "../contract/finding.ts";
export { z } from "zod";
export type { Note } from "../contract/notes.ts";
export type { TaskProgress } from "../contract/progress.ts";
