/** Fills in what follows from a finding and the files that it names: its place in the workspace, and its fingerprint. */
import { readFile, realpath, stat } from "node:fs/promises";
import { basename, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { stripVTControlCharacters } from "node:util";
import {
  fingerprints,
  type Finding,
  type FindingCategory,
  type Fingerprinted,
} from "../contract/finding.ts";
import { isWithin } from "../workspace/within.ts";
import type { ToolContext } from "./context.ts";
import type { FoundProblem } from "./verified.ts";

/** Of a longer file no line is read: it is data or generated, and its findings are known by their messages. */
const LARGEST_FILE = 4 * 2 ** 20;

/** A longer message is a log. */
const LONGEST_MESSAGE = 4_000;

export async function completeFindings(
  found: readonly FoundProblem[],
  category: FindingCategory,
  context: Pick<ToolContext, "workspace">,
): Promise<Finding[]> {
  const linesOf = lineReader(context.workspace);
  // Programs may say the real path of a workspace that is reached by a link.
  const real = await realpath(context.workspace).catch(() => context.workspace);
  const roots = [...new Set([context.workspace, real])];
  const placed = found.map((problem) => place(problem, category, roots));
  const keyed: Fingerprinted[] = [];
  for (const finding of placed) {
    const { file, line } = finding;
    const lines = file === undefined || line === undefined ? undefined : await linesOf(file);
    keyed.push({ ...finding, lineText: line === undefined ? undefined : lines?.[line - 1] });
  }
  const prints = fingerprints(keyed);
  return placed.map((finding, i) => ({ ...finding, fingerprint: prints[i] ?? "" }));
}

function place(
  { severity = "medium", message, file, line, column, rule, ...problem }: FoundProblem,
  category: FindingCategory,
  roots: readonly string[],
): Omit<Finding, "fingerprint"> {
  const path = file === undefined ? undefined : withinWorkspace(file, roots);
  // A place elsewhere is no place of the workspace, but part of what is wrong.
  const elsewhere =
    file !== undefined && path === undefined
      ? ` (in ${basename(file)}, outside of the workspace)`
      : "";
  const text = tidy(message, roots);
  return {
    severity,
    category: problem.category ?? category,
    message: `${text === "" ? "no message" : text}${elsewhere}`,
    ...(path !== undefined && {
      file: path,
      ...(isPosition(line) && { line, ...(isPosition(column) && { column }) }),
    }),
    ...(rule !== undefined && rule !== "" && { rule: tidy(rule, roots) }),
  };
}

/** Without colours, and without the place of the workspace, which is another on every machine. */
function tidy(text: string, roots: readonly string[]): string {
  const plain = roots
    .reduce((rest, root) => rest.replaceAll(`${root}/`, ""), stripVTControlCharacters(text))
    .trim();
  return plain.length > LONGEST_MESSAGE ? `${plain.slice(0, LONGEST_MESSAGE)}…` : plain;
}

function withinWorkspace(file: string, roots: readonly string[]): string | undefined {
  for (const root of roots) {
    const path = resolve(root, URL.canParse(file) ? pathOfUrl(file) : file);
    const inside = relative(root, path).replaceAll("\\", "/");
    if (isWithin(root, path) && inside !== "") return inside;
  }
  return undefined;
}

/** Of an address that is no file's, the address: it lies nowhere in the workspace. */
function pathOfUrl(url: string): string {
  try {
    return fileURLToPath(url);
  } catch {
    return `/${url}`;
  }
}

function isPosition(value: number | undefined): value is number {
  return value !== undefined && Number.isInteger(value) && value > 0;
}

/** Reads each file once; one that may not be read, or is not there, has no lines. */
function lineReader(workspace: string): (file: string) => Promise<readonly string[] | undefined> {
  const known = new Map<string, Promise<readonly string[] | undefined>>();
  const read = async (file: string): Promise<readonly string[] | undefined> => {
    const path = resolve(workspace, file);
    try {
      if ((await stat(path)).size > LARGEST_FILE) return undefined;
      return (await readFile(path, "utf8")).split("\n");
    } catch {
      return undefined;
    }
  };
  return (file) => {
    const lines = known.get(file) ?? read(file);
    known.set(file, lines);
    return lines;
  };
}
