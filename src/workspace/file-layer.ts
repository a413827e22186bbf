import { readFile } from "node:fs/promises";
import { relative } from "node:path";
import { fileNotReadable, type Diagnostic } from "../contract/diagnostics/index.ts";
import { withoutEmpty, type Layer } from "./layer.ts";
import { yamlLayer } from "./yaml-layer.ts";

/** A configuration file; `undefined` when there is none. */
export async function fileLayer(
  file: string,
  root: string,
): Promise<{ readonly layer?: Layer; readonly diagnostics: readonly Diagnostic[] } | undefined> {
  let text: string;
  try {
    text = await readFile(file, "utf8");
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === "ENOENT") return undefined;
    return {
      diagnostics: [
        fileNotReadable({ file: relative(root, file), reason: message }, { in: "file", file }),
      ],
    };
  }
  const { layer, diagnostics } = yamlLayer(text, file, "The configuration");
  return layer === undefined
    ? { diagnostics }
    : { layer: { ...layer, value: withoutEmpty(layer.value) }, diagnostics };
}
