/** Checks who imports whom, and that the checker has read the project: one that reads nothing finds nothing. */
import { cruise, type ICruiseResult } from "dependency-cruiser";
import extractOptions from "dependency-cruiser/config-utl/extract-depcruise-options";
import extractTsConfig from "dependency-cruiser/config-utl/extract-ts-config";
import { readdirSync } from "node:fs";
import { join } from "node:path";

const root = join(import.meta.dirname, "..");
process.chdir(root);

const options = await extractOptions("./.dependency-cruiser.cjs");
const { output } = await cruise(["src"], options, undefined, {
  tsConfig: extractTsConfig("./tsconfig.json"),
});
const { modules, summary } = output as ICruiseResult;

const files = readdirSync("src", { recursive: true, encoding: "utf8" }).filter((name) =>
  name.endsWith(".ts"),
);
const read = modules.filter(({ source }) => source.startsWith("src/")).length;
for (const { rule, from, to } of summary.violations) {
  console.error(`${rule.name}: ${from} → ${to}`);
}
console.log(`${read} of ${files.length} modules read, ${summary.error} violations`);
process.exitCode = summary.error > 0 || read === 0 || read < files.length ? 1 : 0;
