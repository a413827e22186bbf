/** A workspace from `templates/workspace`: in a folder with files of its own, it joins what is there. */
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileNotReadable, OrchcError } from "../../contract/diagnostics/index.ts";
import { joinIgnore } from "./join-ignore.ts";
import { joinPackage, newPackage, type JoinedPackage } from "./join-package.ts";
import { linkPackage } from "./link-package.ts";
import { templateFiles, type TemplateFile } from "./template-files.ts";
import { writeWorkspaceFile } from "./write-file.ts";

export interface MadeWorkspace {
  /** Files that were written, relative to the folder, sorted. */
  readonly files: readonly string[];
  /** What was added to files that were there: `package.json: "type": "module"`. */
  readonly added: readonly string[];
  /** What was there and is left as it is. */
  readonly left: readonly string[];
  /** Whether orchc had to be linked into node_modules. */
  readonly linked: boolean;
}

interface Change {
  readonly name: string;
  readonly text: string;
}

/** The files of the example agent make sense together only, and with no agent of that name in their way. */
const EXAMPLE_AGENT = /^(agents\/forecast\b|queries\/forecast\b)/;

/** Replaces no file. Throws an OrchcError, before anything is written, when a file that it has to join is not readable. */
export async function makeWorkspace(folder: string): Promise<MadeWorkspace> {
  const templates = await templateFiles("workspace");
  const has = (name: string): boolean => existsSync(join(folder, name));
  const skipsExample = templates.some(({ name }) => EXAMPLE_AGENT.test(name) && has(name));
  const present = templates.filter(({ name }) => has(name));
  const absent = templates.filter(
    ({ name }) => !has(name) && !(skipsExample && EXAMPLE_AGENT.test(name)),
  );

  const joined = await joinPackageOf(folder, templates);
  const ignore = await joinIgnoreOf(folder, templates);
  const own: Change[] = joined.isCommonJs
    ? ["agents/package.json", "generated/package.json"]
        .filter((name) => !has(name))
        .map((name) => ({ name, text: '{ "type": "module" }\n' }))
    : [];

  const fresh = [...absent.map((file) => newFile(file, folder)), ...own];
  for (const { name, text } of fresh) await writeWorkspaceFile(join(folder, name), text);
  const changes = [
    ...(joined.text === undefined ? [] : [{ name: "package.json", text: joined.text }]),
    ...(ignore === undefined ? [] : [{ name: ".gitignore", text: ignore }]),
  ];
  for (const { name, text } of changes) await writeWorkspaceFile(join(folder, name), text, "w");

  const changed = new Set(changes.map(({ name }) => name));
  return {
    files: fresh.map(({ name }) => name).toSorted(),
    added: [
      ...joined.added.map((what) => `package.json: ${what}`),
      ...(ignore === undefined ? [] : [".gitignore: what orchc leaves behind"]),
    ],
    left: [
      ...(await Promise.all(
        present.flatMap((file) => (changed.has(file.name) ? [] : [leftAlone(file, folder)])),
      )),
      ...joined.left,
    ],
    linked: await linkPackage(folder),
  };
}

function newFile({ name, text }: TemplateFile, folder: string): Change {
  return { name, text: name === "package.json" ? newPackage(text, folder) : text };
}

/** With a word on what a file lacks that is not the template's. */
async function leftAlone({ name, text }: TemplateFile, folder: string): Promise<string> {
  const lacks: Readonly<Record<string, string>> = {
    "tsconfig.json":
      'for editors, agents need "module": "NodeNext" and "allowImportingTsExtensions": true',
    "data/sales.csv":
      "queries/sales.query.md, forecast.query.md and cities.plan.yaml ask it for date, city and revenue",
  };
  const isOurs = (await readIfThere(join(folder, name))) === text;
  return isOurs || lacks[name] === undefined ? name : `${name}; ${lacks[name]}`;
}

async function joinPackageOf(
  folder: string,
  templates: readonly TemplateFile[],
): Promise<JoinedPackage> {
  const text = await readIfThere(join(folder, "package.json"));
  if (text === undefined) return { added: [], left: [], isCommonJs: false };
  try {
    return joinPackage(text, textOf("package.json", templates), folder);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    const file = join(folder, "package.json");
    throw new OrchcError(fileNotReadable({ file, reason }, { in: "file", file }));
  }
}

async function joinIgnoreOf(
  folder: string,
  templates: readonly TemplateFile[],
): Promise<string | undefined> {
  const text = await readIfThere(join(folder, ".gitignore"));
  return text === undefined ? undefined : joinIgnore(text, textOf(".gitignore", templates));
}

function textOf(name: string, templates: readonly TemplateFile[]): string {
  return templates.find((file) => file.name === name)?.text ?? "";
}

async function readIfThere(file: string): Promise<string | undefined> {
  if (!existsSync(file)) return undefined;
  return readFile(file, "utf8").catch((error: NodeJS.ErrnoException) => {
    throw new OrchcError(fileNotReadable({ file, reason: error.message }, { in: "file", file }));
  });
}
