import { pathToFileURL } from "node:url";

/** Imports a module of a workspace or a pack, with its types stripped. */
export async function loadModule(file: string): Promise<Record<string, unknown>> {
  const url = pathToFileURL(file).href;
  const module = await withAnySyntax(async () => (await import(url)) as Record<string, unknown>);
  if ("module.exports" in module) {
    throw new Error('it is read as CommonJS: put "type": "module" into the package.json above it');
  }
  return module;
}

/**
 * Runs an import. Node strips types itself; when it meets syntax that it cannot strip (enums, parameter
 * properties), the import runs again through tsx, which costs a tenth of a second, once.
 */
export async function withAnySyntax<T>(load: () => Promise<T>): Promise<T> {
  try {
    return await load();
  } catch (error) {
    if (!isUnsupportedSyntax(error)) throw error;
    await (tsx ??= registerTsx());
    return load();
  }
}

/** Modules are loaded side by side, and several may need it at once. */
let tsx: Promise<void> | undefined;

async function registerTsx(): Promise<void> {
  const { register } = await import("tsx/esm/api");
  register();
}

function isUnsupportedSyntax(error: unknown): boolean {
  return (
    error instanceof Error && "code" in error && error.code === "ERR_UNSUPPORTED_TYPESCRIPT_SYNTAX"
  );
}
