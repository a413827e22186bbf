import { isJsonObject, type Json } from "../../../contract/json.ts";
import { isRegionTool, regionTool } from "../../../contract/regions/region-rows.ts";

/** Fields of what regions give (worker/region-outputs.ts) in order, and which of them holds what came out. */
const FORMS: readonly { readonly fields: string; readonly inner: string }[] = [
  { fields: "output taken", inner: "output" },
  { fields: "by output", inner: "output" },
  { fields: "isMet last results", inner: "last" },
  { fields: "failed results", inner: "results" },
];

/** What a task that holds others gave, without how it came to it; of others the output itself. */
export function innerOutput(tool: string, output: Json): Json {
  // What a model gives has whatever fields its plan says.
  return isRegionTool(tool) && tool !== regionTool("agent") ? unwrapped(output) : output;
}

function unwrapped(output: Json): Json {
  if (!isJsonObject(output)) return output;
  const fields = Object.keys(output).toSorted().join(" ");
  const form = FORMS.find((one) => one.fields === fields);
  return form === undefined ? output : unwrapped(output[form.inner] ?? null);
}
