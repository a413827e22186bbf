/** The processors of a workspace: modules that its configuration names, before the built-in ones. */
import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { OrchcError, processorNotLoaded } from "../../contract/diagnostics/index.ts";
import { processors } from "../processors/index.ts";
import type { Processor } from "./processor.ts";

/** Throws an OrchcError when one cannot be loaded. */
export async function loadProcessors(
  files: readonly string[],
  workspaceRoot: string,
): Promise<readonly Processor[]> {
  const own = await Promise.all(files.map((file) => load(file, workspaceRoot)));
  return [...own, ...processors];
}

async function load(file: string, workspaceRoot: string): Promise<Processor> {
  const failed = (reason: string) => new OrchcError(processorNotLoaded({ file, reason }));
  const path = resolve(workspaceRoot, file);
  if (!existsSync(path)) throw failed("there is no such file");
  let loaded: { readonly default?: unknown };
  try {
    loaded = (await import(pathToFileURL(path).href)) as typeof loaded;
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    throw failed(message.split("\n", 1)[0] ?? "");
  }
  if (!isProcessor(loaded.default)) {
    throw failed("its default export has no name, version, language and pieces");
  }
  return loaded.default;
}

function isProcessor(value: unknown): value is Processor {
  if (typeof value !== "object" || value === null) return false;
  const { name, version, language, pieces } = value as Partial<Record<keyof Processor, unknown>>;
  return (
    typeof name === "string" &&
    typeof version === "string" &&
    typeof language === "function" &&
    typeof pieces === "function"
  );
}
