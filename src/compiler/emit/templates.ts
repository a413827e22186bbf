/** The skeletons of generated files, from `templates/` at the root of the package. */
import Handlebars from "handlebars";
import { readFileSync } from "node:fs";
import { templateFile } from "../../contract/package-root.ts";

/** Nothing is escaped as HTML here; whatever is data arrives as JSON text or as a comment without line ends. */
const handlebars = Handlebars.create();
handlebars.registerHelper("json", (value: unknown) => JSON.stringify(value));

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
      knownHelpers: { json: true },
    });
  compiled.set(name, template);
  return template(values);
}
