/** The texts around an answer, `templates/answer/`, with values filled in. */
import Handlebars from "handlebars";
import { readFileSync } from "node:fs";
import { runInThisContext } from "node:vm";
import { templateFile } from "../../contract/package-root.ts";

export type Template = (values: object) => string;

/** Every value is escaped for HTML, unless the template says `{{{…}}}`: the style and sanitised pictures alone. */
export function htmlTemplate(name: string): Template {
  return compile(name, false);
}

/** Values are Markdown already. */
export function markdownTemplate(name: string): Template {
  return compile(name, true);
}

export function readTemplate(name: string): string {
  return readFileSync(templateFile(`answer/${name}`), "utf8");
}

/** At once: `Handlebars.compile` would wait for the first use, when a person waits too. */
function compile(name: string, noEscape: boolean): Template {
  const options = { strict: true, noEscape, knownHelpersOnly: true };
  // It gives source text, whatever its types say.
  const code = Handlebars.precompile(readTemplate(name), options) as unknown as string;
  return Handlebars.template(runInThisContext(`(${code})`));
}
