/** What messages, help and pages point to exists: commands, flags, settings, codes, pages of the package. */
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { glob } from "tinyglobby";
import { expect, test } from "vitest";
import { z } from "zod";
import packageJson from "../../../package.json" with { type: "json" };
import { commands } from "../../../src/cli/commands.ts";
import { globalFlags } from "../../../src/cli/global-flags.ts";
import { usage as scriptUsage } from "../../../src/runtime/host/alone/alone-options.ts";
import { configSchema } from "../../../src/workspace/config.ts";

const root = join(import.meta.dirname, "../../..");
const flags = new Map(
  await Promise.all(
    commands.map(async ({ name, load }) => {
      const { command } = await load();
      const own = Object.entries(command.flags).flatMap(([flag, { alias }]) => [flag, alias]);
      return [name, new Set([...own, ...Object.keys(globalFlags), "help", "version"])] as const;
    }),
  ),
);

interface Text {
  readonly file: string;
  readonly text: string;
}

async function texts(patterns: readonly string[]): Promise<Text[]> {
  const files = await glob([...patterns], { cwd: root });
  return Promise.all(
    files.map(async (file) => ({ file, text: await readFile(join(root, file), "utf8") })),
  );
}

/** Where users read what we say: diagnostics, the command line, tools, templates, pages. */
const spoken = await texts([
  "src/{cli,contract,agents,runtime,workspace,model}/**/*.ts",
  "templates/**",
  "docs/**/*.md",
  "README.md",
]);

const catalogue = spoken.filter(({ file }) => file.includes("diagnostics/codes"));

/** `--yes`, but no option of another program, as in `git log --all`. */
const FLAG = /(?<![\w-])--([a-z][a-z-]*)(?![\w-])/g;

/** Paths of all settings: `limits`, `limits.retries`, `model.recordings.mode`. */
function settingsOf(schema: object, path: readonly string[] = []): string[] {
  const { properties = {}, anyOf = [] } = schema as {
    readonly properties?: Readonly<Record<string, object>>;
    readonly anyOf?: readonly object[];
  };
  const own = Object.entries(properties).flatMap(([key, value]) => [
    [...path, key].join("."),
    ...settingsOf(value, [...path, key]),
  ]);
  return [...own, ...anyOf.flatMap((choice) => settingsOf(choice, path))];
}

/** Every match that is not right, with its file. */
function wrong(
  all: readonly Text[],
  pattern: RegExp,
  isRight: (match: RegExpExecArray) => boolean,
) {
  return all.flatMap(({ file, text }) =>
    [...text.matchAll(pattern)]
      .filter((match) => !isRight(match))
      .map(([match]) => `${file}: ${match}`),
  );
}

test("commands and their flags", () => {
  // a command line as it is typed: `orchc NAME words --flag`, up to the end of the code, sentence or line
  const line = /\borchc ([a-z]+)\b([^`"'.,;)\n|>#]*)/g;
  const found = spoken.flatMap(({ text }) => [...text.matchAll(line)]);
  expect(found.length).toBeGreaterThan(50);
  expect(
    wrong(spoken, line, ([, name = "", rest = ""]) => {
      const known = flags.get(name);
      // "orchc asks first" is a sentence
      if (known === undefined) return !rest.includes(" --");
      return [...rest.matchAll(/ --([a-z-]+)/g)].every(
        ([, flag = ""]) => known.has(flag.replace(/^no-/, "")) || known.has(flag),
      );
    }),
  ).toEqual([]);
});

test("flags without their command: in the catalogue each is one of some command, or of a script", () => {
  const known = new Set([...flags.values()].flatMap((own) => [...own]));
  for (const [, flag = ""] of scriptUsage("u1.ts").matchAll(/--([a-z]+)/g)) known.add(flag);
  const found = catalogue.flatMap(({ text }) => [...text.matchAll(FLAG)]);
  expect(found.length).toBeGreaterThan(20);
  expect(wrong(catalogue, FLAG, ([, flag = ""]) => known.has(flag))).toEqual([]);
});

test("commands in code or after a colon: in the catalogue each exists", () => {
  const code = /(?:`|: )orchc (?!COMMAND\b)(?<name>[a-zA-Z]+)/g;
  const known = (name: string) => flags.has(name);
  const found = catalogue.flatMap(({ text }) => [...text.matchAll(code)]);
  expect(found.length).toBeGreaterThan(50);
  expect(wrong(catalogue, code, ({ groups }) => known(groups?.["name"] ?? ""))).toEqual([]);
});

test("settings", () => {
  const known = new Set(settingsOf(z.toJSONSchema(configSchema, { io: "input" })));
  const setting = /\b(paths|limits|shell|network|answer|model)(\.[a-z][A-Za-z]+)+/g;
  const pages = spoken.filter(({ file }) => /^docs\/[a-z]+\.md/.test(file));
  // a file, a tool, and a mistake that a page shows
  const others = new Set(["answer.md", "limits.md", "model.md", "shell.run", "limits.maxParalel"]);
  expect(
    wrong([...catalogue, ...pages], setting, ([match]) => known.has(match) || others.has(match)),
  ).toEqual([]);
});

test("codes", () => {
  const codes = new Set(spoken.flatMap(({ file }) => /codes\/(ORC\d{4})-/.exec(file)?.[1] ?? []));
  expect(codes.size).toBeGreaterThan(100);
  expect(wrong(spoken, /\bORC\d{4}\b/g, ([code]) => codes.has(code))).toEqual([]);
});

test("pages that messages and templates name are in the package", () => {
  const named = /\b(?:docs|schemas|templates)\/[\w/.-]+\.(?:md|json)\b/g;
  const shipped = (path: string) =>
    packageJson.files.some((entry) => path === entry || path.startsWith(`${entry}/`)) &&
    existsSync(join(root, path));
  const ours = spoken.filter(({ file }) => !file.startsWith("src/agents/"));
  expect(ours.some(({ text }) => text.includes("docs/configuration.md"))).toBe(true);
  expect(
    wrong(
      ours.filter(({ file }) => !file.startsWith("docs/passes")),
      named,
      ([path]) => shipped(path),
    ),
  ).toEqual([]);
});

test("nothing points to what is not there yet", () => {
  expect(wrong(catalogue, /kind: "(?!call)\w+"|write a loop/g, () => false)).toEqual([]);
});

test("the catalogue uses the terms of the field, and no idiom for them", () => {
  const idioms =
    /\b(?:mend(?:ed|s)?|circles?|in vain|nobody|last words|to blame|stands in the way|seats?)\b/gi;
  expect(wrong(catalogue, idioms, () => false)).toEqual([]);
});
