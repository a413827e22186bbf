/**
 * Writes `docs/cli.md` from the commands and `docs/configuration.md` from the schema of the configuration.
 * With `--check` it writes nothing and fails when one of them is out of date.
 */
import { join } from "node:path";
import { format } from "prettier";
import { commandLinePage } from "./docs/command-line-page.ts";
import { configurationPage } from "./docs/configuration-page.ts";
import { writeOrCheck } from "./write-or-check.ts";

const docs = join(import.meta.dirname, "../docs");
const pages = { "cli.md": await commandLinePage(), "configuration.md": configurationPage() };

const files = await Promise.all(
  Object.entries(pages).map(async ([name, text]) => {
    return [join(docs, name), await format(text, { parser: "markdown", printWidth: 100 })] as const;
  }),
);
writeOrCheck(new Map(files), "node scripts/write-docs.ts");
