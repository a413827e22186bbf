/** Parts of bundled packages that are made by whoever needs them, and not at the start of every process. */
import { readFile } from "node:fs/promises";
import type { Plugin } from "esbuild";

export const lazyParts: Plugin = {
  name: "lazy parts",
  setup({ onLoad }) {
    // The languages of zod's messages are half of zod. English is its default, and stays in the bundle.
    onLoad({ filter: /[\\/]zod[\\/]v4[\\/]locales[\\/]index\.js$/ }, async ({ path }) => {
      const names = (await readFile(path, "utf8")).matchAll(/default as (\w+) \}/g);
      // Not by the name `require`, which esbuild would follow.
      const functions = [...names].map(
        ([, name]) =>
          `export const ${name} = () => requireFrom(import.meta.url)("zod/locales").${name}();`,
      );
      if (functions.length === 0) throw new Error(`${path} lists no languages`);
      return { contents: functions.join("\n") };
    });
    // To read the tables of graphemes takes 12 ms, and few lines are wrapped that have more than ASCII.
    onLoad({ filter: /[\\/]wrap-ansi[\\/]index\.js$/ }, async ({ path }) => {
      // An older one, which makes none.
      if (/[\\/]cliui[\\/]/.test(path)) return undefined;
      const source = await readFile(path, "utf8");
      const eager = "const segmenter = new Intl.Segmenter();";
      if (!source.includes(eager)) throw new Error(`${path} makes its segmenter in another way`);
      const lazy =
        "let made; const segmenter = { segment: (text) => (made ??= new Intl.Segmenter()).segment(text) };";
      return { contents: source.replace(eager, lazy) };
    });
  },
};
