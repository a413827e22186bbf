/** The catalogue of diagnostics: one file a code, one line here. Grouped by thousands:
 *  1 query, workspace and command line · 2 plan · 3 build · 4 run · 5 answer · 6 model · 7 agents and tools. */
export * from "./diagnostic.ts";
export { emptyQuery } from "./codes/ORC1001-empty-query.ts";
