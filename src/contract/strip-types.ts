import { stripTypeScriptTypes } from "node:module";

/**
 * The JavaScript of a TypeScript module, as Node itself makes it: types become spaces, so lines and columns stay
 * right. `undefined` when the module is more than types (enums, parameter properties, namespaces), which only a
 * compiler translates. Throws a SyntaxError when it is no TypeScript.
 */
export function stripTypes(text: string): string | undefined {
  try {
    return withoutWarning(() => stripTypeScriptTypes(text));
  } catch (error) {
    if (error instanceof SyntaxError && isUnsupported(error)) return undefined;
    throw error;
  }
}

function isUnsupported(error: SyntaxError): boolean {
  return "code" in error && error.code === "ERR_UNSUPPORTED_TYPESCRIPT_SYNTAX";
}

/** Node says of this function that it may change, to whoever runs a build, who cannot do anything about it. */
function withoutWarning<Result>(action: () => Result): Result {
  const { emitWarning } = process;
  process.emitWarning = () => {};
  try {
    return action();
  } finally {
    process.emitWarning = emitWarning;
  }
}
