import { createRequire, registerHooks } from "node:module";

/** Those of an `import` in Node; `require` of a CommonJS module would be resolved by others. */
const IMPORT_CONDITIONS = ["node", "import", "module-sync", "node-addons"];

/**
 * The file that Node would load for an import, behind all links, by Node's own algorithm; `undefined` when there is none.
 *
 * @see https://nodejs.org/api/esm.html#resolution-algorithm-specification
 */
export function resolveAsNode(specifier: string, from: string): string | undefined {
  const hooks = registerHooks({
    resolve: (given, context, next) => next(given, { ...context, conditions: IMPORT_CONDITIONS }),
  });
  try {
    return createRequire(from).resolve(specifier);
  } catch {
    return undefined;
  } finally {
    hooks.deregister();
  }
}
