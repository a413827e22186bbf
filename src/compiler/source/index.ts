/** Queries, query files and parameters. */
export { checkBudget } from "./check-budget.ts";
export { frontMatterSchema } from "./front-matter.ts";
export { withDefaults } from "./params.ts";
export { placeInSource } from "./place-in-source.ts";
export { formatSource, type FormattedSource } from "./format/format-source.ts";
export { planSourceJsonSchema } from "./plan-source/plan-source-schema.ts";
export { readPlanFile, readPlanSource } from "./plan-source/read-plan-source.ts";
export * from "./templates/index.ts";
export {
  checkSourceName,
  findPlanSource,
  findSourceFile,
  isSourceFile,
  planSourceNames,
  queryNames,
  readSource,
  sourceFiles,
  sourceOf,
  type ReadSourceOptions,
} from "./read-source.ts";
export type { Budget, Source } from "./source.ts";
