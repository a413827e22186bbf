/** Prompts are templates in `templates/prompts/`. Values reach them as JSON, so that text stays one quoted value. */
import type { TemplateDelegate } from "handlebars";
import { readFile } from "node:fs/promises";
import { findPackageJSON } from "node:module";
import { dirname, join } from "node:path";
import { invariant } from "../contract/diagnostics/index.ts";

const compiled = new Map<string, Promise<TemplateDelegate>>();

/** Fills in `templates/prompts/<name>.hbs`. `{{json value}}` writes a value as JSON, `{{data value}}` a text as it is; a name that `facts` lacks is an error. */
export async function renderPrompt(
  name: string,
  facts: Readonly<Record<string, unknown>> = {},
): Promise<string> {
  let template = compiled.get(name);
  if (template === undefined) {
    template = compilePrompt(name);
    compiled.set(name, template);
  }
  return (await template)(facts).trim();
}

async function compilePrompt(name: string): Promise<TemplateDelegate> {
  const packageFile = findPackageJSON(import.meta.url);
  invariant(packageFile !== undefined, "the package has no package.json");
  const file = join(dirname(packageFile), "templates", "prompts", `${name}.hbs`);
  // Handlebars takes 22 ms to load, and nothing without a model needs it here.
  const [source, { default: handlebars }] = await Promise.all([
    readFile(file, "utf8"),
    import("handlebars"),
  ]);
  const own = handlebars.create();
  own.registerHelper("json", (value: unknown) => promptJson(value));
  own.registerHelper("data", (value: unknown) => promptText(String(value)));
  return own.compile(source, { noEscape: true, strict: true });
}

/** Text of several lines, such as descriptions of tools: nothing in it can look like the tags around it, or be invisible. */
export function promptText(text: string): string {
  return text
    .replaceAll(/[\p{Cc}\p{Cf}]/gu, (character) => (character === "\n" ? character : " "))
    .replaceAll(/<(?=[/!?\p{L}])/gu, "\\u003c");
}

/** `<` is escaped so that no value can look like the tags around it. */
export function promptJson(value: unknown): string {
  return JSON.stringify(value).replaceAll("<", "\\u003c");
}
