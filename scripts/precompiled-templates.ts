/** An esbuild plugin: the answer's templates become JavaScript when orchc is built, not each time that a run ends. */
import type { Plugin } from "esbuild";
import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { precompile } from "../src/runtime/runner/compile-template.ts";

const folder = join(import.meta.dirname, "../templates/answer");

/** Stands in for `src/runtime/runner/compile-template.ts`, which loads the whole of Handlebars. */
export const precompiledTemplates: Plugin = {
  name: "precompiled-templates",
  setup: (build) => {
    build.onLoad({ filter: /runner[\\/]compile-template\.ts$/ }, () => {
      const templates = globSync("*.hbs", { cwd: folder }).map(
        (name) =>
          `${JSON.stringify(name)}: ${precompile(readFileSync(join(folder, name), "utf8"), name)}`,
      );
      const contents = `import Handlebars from "handlebars/runtime";
const templates = { ${templates.join(", ")} };
export const compileTemplate = (name) => Handlebars.template(templates[name]);`;
      return { contents, loader: "js", resolveDir: folder };
    });
  },
};
