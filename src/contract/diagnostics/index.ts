/**
 * The catalogue of diagnostics: a file a code, which `node scripts/write-diagnostics.ts` lists. Grouped by thousands:
 * 1 query, workspace and command line · 2 plan · 3 build · 4 run · 5 answer · 6 model · 7 agents and tools.
 */
export * from "./diagnostic.ts";
export { together } from "./together.ts";
export * from "./catalogue.ts";
