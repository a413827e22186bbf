/**
 * The texts around an answer, `templates/answer/`, as functions. The published package has what they compile to in
 * place of this module: `scripts/precompiled-templates.ts`.
 */
import Handlebars from "handlebars";
import { readFileSync } from "node:fs";
import { runInThisContext } from "node:vm";
import { templateFile } from "../../contract/package-root.ts";

export type Template = (values: object) => string;

export function compileTemplate(name: `${string}.hbs`): Template {
  const code = precompile(readFileSync(templateFile(`answer/${name}`), "utf8"), name);
  return Handlebars.template(runInThisContext(`(${code})`));
}

/**
 * The JavaScript of a template. In one of HTML every value is escaped, unless it says `{{{…}}}`: the style and
 * sanitised pictures alone. In one of Markdown values are Markdown already.
 */
export function precompile(text: string, name: string): string {
  const noEscape = name.endsWith(".md.hbs");
  // It gives source text, whatever its types say.
  return Handlebars.precompile(text, {
    strict: true,
    noEscape,
    knownHelpersOnly: true,
  }) as unknown as string;
}
