/** The texts around an answer, `templates/answer/`, with values filled in. */
import Handlebars from "handlebars";
import { readFileSync } from "node:fs";
import { templateFile } from "../../contract/package-root.ts";

/** Every value is escaped for HTML, unless the template says `{{{…}}}`: the style and sanitised pictures alone. */
export function fillHtml(name: string, values: object): string {
  return fill(name, values, false);
}

/** Values are Markdown already. */
export function fillMarkdown(name: string, values: object): string {
  return fill(name, values, true);
}

export function readTemplate(name: string): string {
  return readFileSync(templateFile(`answer/${name}`), "utf8");
}

const handlebars = Handlebars.create();
const compiled = new Map<string, HandlebarsTemplateDelegate>();

function fill(name: string, values: object, noEscape: boolean): string {
  let template = compiled.get(name);
  if (template === undefined) {
    template = handlebars.compile(readTemplate(name), {
      strict: true,
      noEscape,
      knownHelpersOnly: true,
    });
    compiled.set(name, template);
  }
  return template(values);
}
