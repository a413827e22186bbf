/** The catalogue of diagnostics: one file a code, one line here. Grouped by thousands:
 *  1 query, workspace and command line · 2 plan · 3 build · 4 run · 5 answer · 6 model · 7 agents and tools. */
export * from "./diagnostic.ts";
export { emptyQuery } from "./codes/ORC1001-empty-query.ts";
export { agentNotLoaded } from "./codes/ORC7001-agent-not-loaded.ts";
export { notAnAgent } from "./codes/ORC7002-not-an-agent.ts";
export { duplicateAgent } from "./codes/ORC7003-duplicate-agent.ts";
export { toolNotLoaded } from "./codes/ORC7004-tool-not-loaded.ts";
export { toolModuleMisplaced } from "./codes/ORC7005-tool-module-misplaced.ts";
export { schemaNotRepresentable } from "./codes/ORC7006-schema-not-representable.ts";
