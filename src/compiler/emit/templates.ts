/** The skeletons of generated files, from `templates/` at the root of the package. */
import Handlebars from "handlebars";
import { readFileSync } from "node:fs";
import { templateFile } from "../../contract/package-root.ts";
import { stringLiteral } from "./code-text.ts";

/** Nothing is escaped as HTML here; whatever is data arrives as a literal or as the text of a comment. */
const handlebars = Handlebars.create();
handlebars.registerHelper("literal", (value: string) => stringLiteral(value));

const compiled = new Map<string, Handlebars.TemplateDelegate>();

/** Fills a template; fails when it names a value that is not given. */
export function fill(name: string, values: object): string {
  const known = compiled.get(name);
  const template =
    known ??
    handlebars.compile(readFileSync(templateFile(name), "utf8"), {
      noEscape: true,
      strict: true,
      knownHelpersOnly: true,
      knownHelpers: { literal: true },
    });
  compiled.set(name, template);
  return template(values);
}
