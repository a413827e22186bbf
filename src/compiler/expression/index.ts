/** Expressions of TypeScript in plans: read, printed again, and what is known of them before anything runs. */
export { parseExpression, readExpression } from "./parse-expression.ts";
export { printExpression, type PrintedNames } from "./print-expression.ts";
export { isPlainName } from "./words.ts";
export { foldText, mapText, renameInText } from "./change-text.ts";
export { functionNamesIn } from "./map-expression.ts";
export { constantTruth } from "./constant-truth.ts";
