import { readFile } from "node:fs/promises";
import { isAbsolute, resolve } from "node:path";
import writeFileAtomic from "write-file-atomic";
import {
  findSourceFile,
  formatSource,
  isSourceFile,
  sourceFiles,
  templateFiles,
} from "../../compiler/index.ts";
import {
  fileNotReadable,
  notFormatted,
  notToFormat,
  type Diagnostic,
} from "../../contract/diagnostics/index.ts";
import type { Workspace } from "../../workspace/index.ts";
import { defineCommand, type Outcome } from "../command.ts";
import { listQueries } from "../complete.ts";
import { count } from "../render/amounts.ts";
import { relativeTo } from "../render/place.ts";
import type { Session } from "../session.ts";

export const command = defineCommand({
  positionals: {
    files: {
      type: "string",
      array: true,
      describe:
        "query files and plan files, or their names; default: all in queries/ and templates/",
    },
  },
  flags: {
    check: {
      type: "boolean",
      describe: "write nothing; exit status 2 when a file is not formatted",
    },
  },
  examples: [
    ["orchc fmt", "keys in their order, one style of blanks; comments stay"],
    ["orchc fmt --check", "for CI"],
  ],
  complete: listQueries,
  async run({ files = [], check = false }, session): Promise<Outcome> {
    const workspace = await session.workspace();
    const paths =
      files.length === 0
        ? [...(await sourceFiles(workspace)), ...(await templateFiles(workspace))]
        : await Promise.all(files.map((word) => pathOf(word, workspace, session)));
    const found = await Promise.all(paths.map((path) => format(path, check, session)));
    const changed = found.flatMap(({ file, isChanged }) => (isChanged ? [file] : []));
    const text = [
      ...(check ? [] : changed.map((file) => `Formatted ${file}`)),
      `${count(paths.length, "file")}, ${changed.length} ${check ? "not formatted" : "changed"}`,
    ];
    return {
      text: text.join("\n"),
      json: { files: found.map(({ file, isChanged }) => ({ file, isChanged })) },
      diagnostics: found.flatMap(({ diagnostics }) => diagnostics),
    };
  },
});

async function pathOf(word: string, workspace: Workspace, { cwd }: Session): Promise<string> {
  if (isAbsolute(word)) return word;
  return (await findSourceFile(word, { workspace, cwd })) ?? resolve(cwd, word);
}

interface Formatted {
  readonly file: string;
  readonly isChanged: boolean;
  readonly diagnostics: readonly Diagnostic[];
}

/** Writes a file that is not formatted, whole or not at all. */
async function format(path: string, isCheck: boolean, { cwd }: Session): Promise<Formatted> {
  const file = relativeTo(cwd, path);
  const place = { in: "file", file: path } as const;
  const failed = (problem: Diagnostic): Formatted => {
    return { file, isChanged: false, diagnostics: [problem] };
  };
  if (!isSourceFile(path)) return failed(notToFormat({ file }, place));
  try {
    const before = await readFile(path, "utf8");
    const { text, diagnostics } = formatSource(before, path);
    if (text === undefined || text === before) return { file, isChanged: false, diagnostics };
    if (isCheck) {
      return {
        file,
        isChanged: true,
        diagnostics: [...diagnostics, notFormatted({ file }, place)],
      };
    }
    await writeFileAtomic(path, text);
    return { file, isChanged: true, diagnostics };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === undefined) throw error;
    return failed(fileNotReadable({ file, reason: (error as Error).message }, place));
  }
}
