import { pathToFileURL } from "node:url";

let tsxRegistered = false;

/**
 * Imports a module of the workspace. Node strips the types itself; syntax that it cannot strip
 * (enums, parameter properties) goes through tsx, which costs a tenth of a second, once.
 */
export async function loadModule(file: string): Promise<Record<string, unknown>> {
  const url = pathToFileURL(file).href;
  try {
    return (await import(url)) as Record<string, unknown>;
  } catch (error) {
    if (!isUnsupportedSyntax(error) || tsxRegistered) throw error;
    const { register } = await import("tsx/esm/api");
    register();
    tsxRegistered = true;
    return (await import(url)) as Record<string, unknown>;
  }
}

function isUnsupportedSyntax(error: unknown): boolean {
  return (
    error instanceof Error && "code" in error && error.code === "ERR_UNSUPPORTED_TYPESCRIPT_SYNTAX"
  );
}
