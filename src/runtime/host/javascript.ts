/** JavaScript of TypeScript modules, made once for each content and kept in the workspace's cache. */
import { mkdir, readdir } from "node:fs/promises";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import writeFileAtomic from "write-file-atomic";
import { OrchcError, sourceNotReadable } from "../../contract/diagnostics/index.ts";
import { stripTypes } from "../../contract/strip-types.ts";
import type { Workspace } from "../../workspace/workspace.ts";
import type { Build } from "./read-build.ts";

/** Where the JavaScript lies, in files named by the sha256 of their TypeScript. */
export function cacheFolder({ paths }: Workspace): string {
  return join(paths.state, "cache");
}

/** `file:` URLs of TypeScript modules, each with the file that holds its JavaScript. */
export type Sources = Readonly<Record<string, string>>;

export interface JavaScript {
  /** What scripts share. */
  readonly modules: Sources;
  /** Each script's own, by the absolute path of the script. */
  readonly scripts: ReadonlyMap<string, Sources>;
}

/** @throws OrchcError when a module is not valid TypeScript */
export async function javascriptOf(build: Build, workspace: Workspace): Promise<JavaScript> {
  const cache = cacheFolder(workspace);
  await mkdir(cache, { recursive: true });
  const known = new Set(await readdir(cache));
  const scriptPaths = new Set(build.manifest.units.map(({ file }) => resolve(build.folder, file)));
  const modules: Record<string, string> = {};
  const scripts = new Map<string, Sources>();
  for (const { path, sha256, text } of build.files.values()) {
    if (!/(?<!\.d)\.[mc]?ts$/.test(path)) continue;
    const name = `${sha256}.js`;
    const file = join(cache, name);
    // Whole, but not forced to the disk: what is lost is made again.
    if (!known.has(name))
      await writeFileAtomic(file, await transform(path, text), { fsync: false });
    const url = pathToFileURL(path).href;
    if (scriptPaths.has(path)) scripts.set(path, { [url]: file });
    else modules[url] = file;
  }
  return { modules, scripts };
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
