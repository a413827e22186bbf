/**
 * How many questions about tables are answered rightly, wrongly, or refused: `npm run bench:questions -- FOLDER`, and
 * `npm run bench:questions -- --schemas`. Everything is asked in this one process (run-in-process.ts).
 */
import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { askGenerated } from "./generated.ts";
import { readOptions, usage, type Options } from "./options.ts";
import { askPublished } from "./published.ts";

const options = read();
if (options.schemas) await askGenerated(options);
else if (options.folder !== undefined) {
  const folder = resolve(options.folder);
  if (existsSync(join(folder, "cases.jsonl"))) await askPublished(folder, options);
  else console.log(`Nothing to measure: there is no ${join(options.folder, "cases.jsonl")}.`);
} else {
  console.log(`Nothing to measure: no folder is given.\n\n${usage}`);
}

function read(): Options {
  try {
    return readOptions(process.argv.slice(2));
  } catch (error) {
    console.error(`${(error as Error).message}\n\n${usage}`);
    process.exit(2);
  }
}
