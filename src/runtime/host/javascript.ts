/** JavaScript of TypeScript modules, made once for each content and kept in the workspace's cache. */
import { mkdir, readdir } from "node:fs/promises";
import { stripTypeScriptTypes } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import writeFileAtomic from "write-file-atomic";
import { OrchcError, sourceNotReadable } from "../../contract/diagnostics/index.ts";
import type { BuildFile } from "./read-build.ts";

/**
 * Gives, for each TypeScript module, the file that holds its JavaScript, by the module's `file:` URL.
 *
 * @param cache the folder of the files, named by the sha256 of the TypeScript
 * @throws OrchcError when a module is not valid TypeScript
 */
export async function javascriptOf(
  files: Iterable<BuildFile>,
  cache: string,
): Promise<Record<string, string>> {
  await mkdir(cache, { recursive: true });
  const known = new Set(await readdir(cache));
  const sources: Record<string, string> = {};
  for (const { path, sha256, text } of files) {
    if (!/(?<!\.d)\.[mc]?ts$/.test(path)) continue;
    const name = `${sha256}.js`;
    if (!known.has(name)) {
      // Whole, but not forced to the disk: what is lost is made again.
      await writeFileAtomic(join(cache, name), await transform(path, text), { fsync: false });
    }
    sources[pathToFileURL(path).href] = join(cache, name);
  }
  return sources;
}

/** Types are replaced by spaces, so that lines and columns of errors stay right. */
async function transform(path: string, text: string): Promise<string> {
  try {
    return withoutWarning(() => stripTypeScriptTypes(text));
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    if (!isUnsupported(error)) {
      throw new OrchcError(
        sourceNotReadable({ file: path, why: error.message }, { in: "file", file: path }),
      );
    }
    return transpile(path, text);
  }
}

/** Enums, parameter properties and namespaces are more than types: these modules need the compiler. */
async function transpile(path: string, text: string): Promise<string> {
  const { ts } = await import("ts-morph");
  const { outputText } = ts.transpileModule(text, {
    fileName: path,
    compilerOptions: {
      target: ts.ScriptTarget.ES2022,
      module: ts.ModuleKind.ESNext,
      verbatimModuleSyntax: true,
      experimentalDecorators: true,
    },
  });
  return outputText;
}

function isUnsupported(error: SyntaxError): boolean {
  return "code" in error && error.code === "ERR_UNSUPPORTED_TYPESCRIPT_SYNTAX";
}

/** Node says of this function that it may change; a run is not the place to tell. */
function withoutWarning<Result>(action: () => Result): Result {
  const { emitWarning } = process;
  process.emitWarning = () => {};
  try {
    return action();
  } finally {
    process.emitWarning = emitWarning;
  }
}
