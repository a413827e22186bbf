import { readFile } from "node:fs/promises";
import { relative } from "node:path";
import {
  fileNotReadable,
  settingDoesNotFit,
  type Diagnostic,
} from "../contract/diagnostics/index.ts";
import { dotted, withoutEmpty, type Layer } from "./layer.ts";
import { readYaml } from "./yaml-text.ts";

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
  const { value = {}, diagnostics, placeOf } = readYaml(text, file);
  if (diagnostics.length > 0) return { diagnostics };
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    const facts = { key: "The configuration", expected: "settings, one `key: value` a line" };
    const found = Array.isArray(value) ? "a list" : JSON.stringify(value);
    return { diagnostics: [settingDoesNotFit({ ...facts, found }, placeOf([], "value"))] };
  }
  return {
    layer: {
      value: withoutEmpty(value) as Record<string, unknown>,
      nameOf: dotted,
      placeOf: (path, part) => [placeOf(path, part)],
    },
    diagnostics: [],
  };
}
