/**
 * Writes the list of all diagnostics, `src/contract/diagnostics/catalogue.ts`, from the files in `codes/`.
 * With `--check` it writes nothing and fails when the list is out of date.
 */
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { writeOrCheck } from "./write-or-check.ts";

const room = join(import.meta.dirname, "../src/contract/diagnostics");
const lines = readdirSync(join(room, "codes"))
  .toSorted()
  .map((file) => `export * from "./codes/${file}";\n`);
const text = `/** All diagnostics, a file each. Written by scripts/write-diagnostics.ts. */\n${lines.join("")}`;
writeOrCheck(new Map([[join(room, "catalogue.ts"), text]]), "node scripts/write-diagnostics.ts");
