/** Queries, query files and parameters. */
export { checkBudget } from "./check-budget.ts";
export { frontMatterSchema } from "./front-matter.ts";
export { withDefaults } from "./params.ts";
export { placeInSource } from "./place-in-source.ts";
export {
  findPlanSource,
  planSourceNames,
  queryNames,
  readSource,
  sourceFiles,
  sourceOf,
  type ReadSourceOptions,
} from "./read-source.ts";
export type { Budget, Source } from "./source.ts";
