/**
 * Writes `derive/table/checked-forms.json`: `npm run check-forms -- [FOLDER]`.
 *
 * Asks all questions about tables of which it is known what is right, whatever their form, and keeps the forms of those
 * that are answered rightly: questions of the tests, those that people have judged (`tests/judged`), generated ones, and,
 * where FOLDER is given, the public ones in it. A form is kinds of words and clauses: nothing of a question stands in it.
 */
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { askedForms } from "./forms-asked.ts";
import { addForm, openForms, type Forms } from "./recorded-forms.ts";

const root = resolve(import.meta.dirname, "../..");
const FILE = join(root, "src/compiler/planner/grammar/derive/table/checked-forms.json");
const [folder] = process.argv.slice(2);

const found: Forms = new Map();
/** It takes long: what was found until now is written after each part. */
const say = (what: string): void => {
  console.log(`${what}: ${found.size} forms`);
  const sorted = [...found]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([form, words]) => [form, [...words].toSorted()]);
  writeFileSync(FILE, `${JSON.stringify(Object.fromEntries(sorted), null, 2)}\n`);
};

formsOfTests(found);
say("questions of the unit tests");
openForms();
await askedForms(found, folder, say);

/** Those write down the form of each question whose query they hold for right. */
function formsOfTests(forms: Forms): void {
  const kept = mkdtempSync(join(tmpdir(), "orchc-forms-"));
  const file = join(kept, "forms.jsonl");
  try {
    const words = ["vitest", "run", "tests/unit/compiler/planner/grammar/table"];
    const { status } = spawnSync("npx", words, {
      cwd: root,
      env: { ...process.env, CHECKED_FORMS: file },
      stdio: ["ignore", "ignore", "inherit"],
    });
    if (status !== 0) throw new Error("The tests of questions about tables do not pass.");
    if (!existsSync(file)) return;
    for (const line of readFileSync(file, "utf8").trim().split("\n"))
      addForm(forms, JSON.parse(line));
  } finally {
    rmSync(kept, { recursive: true });
  }
}
