/** JavaScript of the modules of a build, from the very bytes that were compared with the manifest. */
import { realpathSync } from "node:fs";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { OrchcError, sourceNotReadable } from "../../contract/diagnostics/index.ts";
import { stripTypes } from "../../contract/strip-types.ts";
import { userCacheFolder } from "../../workspace/user-cache.ts";
import { moduleCache, type ModuleCache } from "./module-cache.ts";
import type { Build, BuildFile } from "./read-build.ts";

/** `file:` URLs of modules, each with its JavaScript. */
export type Sources = Readonly<Record<string, string>>;

export interface JavaScript {
  /** What scripts share. */
  readonly modules: Sources;
  /** Each script's own, by the absolute path of the script. */
  readonly scripts: ReadonlyMap<string, Sources>;
  /** `file:` URLs of all files of the build, also those that are no modules: nothing else of the workspace is loaded. */
  readonly files: readonly string[];
}

/**
 * @param kept folder in which what was made is kept
 * @throws OrchcError when a module is not valid TypeScript
 */
export async function javascriptOf(build: Build, kept = userCacheFolder()): Promise<JavaScript> {
  const cache = moduleCache(kept);
  const scriptPaths = new Set(build.manifest.units.map(({ file }) => resolve(build.folder, file)));
  const modules: Record<string, string> = {};
  const scripts = new Map<string, Sources>();
  const files: string[] = [];
  const compile = async (file: BuildFile): Promise<void> => {
    // Node knows a module by the path behind all links.
    const url = pathToFileURL(realpathSync(file.path)).href;
    files.push(url);
    const text = await javascriptIn(file, cache);
    if (text === undefined) return;
    if (scriptPaths.has(file.path)) scripts.set(file.path, { [url]: text });
    else modules[url] = text;
  };
  await Promise.all([...build.files.values()].map(compile));
  return { modules, scripts, files };
}

/** Nothing for files that are no modules, and for those that are not text (WebAssembly, native code). */
async function javascriptIn(
  { path, sha256, text }: BuildFile,
  cache: ModuleCache,
): Promise<string | undefined> {
  if (/\.(?:[cm]?js|json)$/.test(path)) return text;
  if (!/(?<!\.d)\.[mc]?ts$/.test(path)) return undefined;
  return cache.javascriptOf(sha256, () => transform(path, text));
}

async function transform(path: string, text: string): Promise<string> {
  try {
    return stripTypes(text) ?? (await transpile(path, text));
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    const place = { in: "file", file: path } as const;
    throw new OrchcError(sourceNotReadable({ file: path, why: error.message }, place));
  }
}

/** For modules that are more than types, by the rules that the type check has for them. */
async function transpile(path: string, text: string): Promise<string> {
  const { ts } = await import("ts-morph");
  const { outputText } = ts.transpileModule(text, {
    fileName: path,
    compilerOptions: {
      target: ts.ScriptTarget.ES2022,
      module: ts.ModuleKind.ESNext,
      verbatimModuleSyntax: true,
    },
  });
  return outputText;
}
