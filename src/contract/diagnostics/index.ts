/** The catalogue of diagnostics: one file a code, one line here. Grouped by thousands:
 *  1 query, workspace and command line · 2 plan · 3 build · 4 run · 5 answer · 6 model · 7 agents and tools. */
export * from "./diagnostic.ts";
export { emptyQuery } from "./codes/ORC1001-empty-query.ts";
export { unknownTask } from "./codes/ORC2001-unknown-task.ts";
export { malformedReference } from "./codes/ORC2002-malformed-reference.ts";
export { unknownParameter } from "./codes/ORC2003-unknown-parameter.ts";
export { cycle } from "./codes/ORC2004-cycle.ts";
export { unknownAgent } from "./codes/ORC2005-unknown-agent.ts";
export { unknownTool } from "./codes/ORC2006-unknown-tool.ts";
export { missingArgument } from "./codes/ORC2007-missing-argument.ts";
export { unknownArgument } from "./codes/ORC2008-unknown-argument.ts";
export { argumentDoesNotFit } from "./codes/ORC2009-argument-does-not-fit.ts";
export { unknownOutput } from "./codes/ORC2010-unknown-output.ts";
export { missingFile } from "./codes/ORC2011-missing-file.ts";
export { tooManyTasks } from "./codes/ORC2012-too-many-tasks.ts";
export { needContradictsData } from "./codes/ORC2013-need-contradicts-data.ts";
export { duplicateId } from "./codes/ORC2014-duplicate-id.ts";
export { planNotValid } from "./codes/ORC2015-plan-not-valid.ts";
export { nothingToDo } from "./codes/ORC2016-nothing-to-do.ts";
export { commandNotListed } from "./codes/ORC2017-command-not-listed.ts";
export { agentNotLoaded } from "./codes/ORC7001-agent-not-loaded.ts";
export { notAnAgent } from "./codes/ORC7002-not-an-agent.ts";
export { duplicateAgent } from "./codes/ORC7003-duplicate-agent.ts";
export { toolNotLoaded } from "./codes/ORC7004-tool-not-loaded.ts";
export { toolModuleMisplaced } from "./codes/ORC7005-tool-module-misplaced.ts";
export { schemaNotRepresentable } from "./codes/ORC7006-schema-not-representable.ts";
