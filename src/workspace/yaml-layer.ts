import { settingDoesNotFit, type Diagnostic } from "../contract/diagnostics/index.ts";
import { dotted, isGroup, type Layer } from "./layer.ts";
import { readYaml } from "./yaml-text.ts";

/**
 * Settings written as YAML; no text is no settings.
 *
 * @param what names the whole in messages: "The configuration".
 * @param firstLine line of the file at which the text begins, from 1.
 */
export function yamlLayer(
  text: string,
  file: string,
  what: string,
  firstLine = 1,
): { readonly layer?: Layer; readonly diagnostics: readonly Diagnostic[] } {
  const yaml = readYaml(text, file, firstLine);
  const { value = {}, diagnostics } = yaml;
  if (diagnostics.length > 0) return { diagnostics };
  if (!isGroup(value)) {
    const facts = { key: what, expected: "settings, one `key: value` a line" };
    const found = Array.isArray(value) ? "a list" : JSON.stringify(value);
    return { diagnostics: [settingDoesNotFit({ ...facts, found }, yaml.placeOf([], "value"))] };
  }
  return {
    layer: {
      value,
      nameOf: dotted,
      placeOf: (path, part) => [yaml.placeOf(path, part)],
    },
    diagnostics: [],
  };
}
