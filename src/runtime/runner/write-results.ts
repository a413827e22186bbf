/** Puts what a run came to where a person finds it: `.orchc/runs/<run>/`. */
import writeFileAtomic from "write-file-atomic";
import { mkdir } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { sanitiseSvgFile } from "../../catalog/sanitise-svg.ts";
import { outputNotRead, type Diagnostic } from "../../contract/diagnostics/index.ts";
import type { RunResults } from "../../contract/run-results.ts";
import { escapeUnseen } from "../../contract/unseen.ts";
import { answerFile } from "../answer-file.ts";
import { readBusFile } from "../bus/index.ts";
import { faultPoint } from "../fault-point.ts";
import { writeError } from "../write-error.ts";
import type { Copy } from "./record/name-copies.ts";

/** Absolute paths. */
export interface ResultFiles {
  readonly answer: string;
  readonly data: string;
  readonly report: string;
  readonly results: string;
}

export interface Results {
  readonly answer: string;
  readonly data: unknown;
  readonly report: string;
  readonly results: RunResults;
}

/**
 * Writes the files, each whole or not at all, over those of an earlier time.
 *
 * @throws OrchcError when the disk is full or the folder cannot be written.
 */
export async function writeResults(folder: string, results: Results): Promise<ResultFiles> {
  const files = {
    answer: answerFile(dirname(folder), basename(folder)),
    data: join(folder, "data.json"),
    report: join(folder, "report.html"),
    results: join(folder, "run_results.json"),
  };
  faultPoint("answer.before");
  await put(files.data, `${escapeUnseen(JSON.stringify(results.data, null, 2))}\n`);
  faultPoint("answer.data");
  await put(files.report, results.report);
  faultPoint("answer.report");
  await put(files.answer, results.answer);
  faultPoint("answer.after");
  // The last: whoever finds it finds the others.
  await put(files.results, `${escapeUnseen(JSON.stringify(results.results, null, 2))}\n`);
  return files;
}

/**
 * Copies what tasks made from the bus to beside the answer, SVG without all that does not draw. One that is no longer
 * there, or is not what the task wrote, is left out and reported.
 *
 * @throws OrchcError when the disk is full or the folder cannot be written.
 */
export async function writeCopies(
  folder: string,
  copies: readonly Copy[],
  bus: string,
): Promise<{ readonly written: readonly Copy[]; readonly diagnostics: readonly Diagnostic[] }> {
  const written: Copy[] = [];
  const diagnostics: Diagnostic[] = [];
  // One after another: together they may be larger than the memory.
  for (const copy of copies) {
    const content = await readCopy(bus, copy).catch((error: unknown) => {
      const reason = error instanceof Error ? error.message : String(error);
      diagnostics.push(outputNotRead({ task: copy.task, file: copy.ref.file, reason }));
    });
    if (content === undefined) continue;
    await put(join(folder, copy.path), content);
    written.push(copy);
  }
  return { written, diagnostics };
}

/** Parsing a larger picture would take the memory of the host. */
const MOST_SVG_BYTES = 16 * 2 ** 20;

/** What a browser takes for SVG, by its type or its name, only draws: no script of a tool runs where people look at it. */
async function readCopy(bus: string, { ref, path }: Copy): Promise<string | Uint8Array> {
  const content = await readBusFile(bus, ref);
  if (!ref.mediaType.startsWith("image/svg") && !/\.svgz?$/i.test(path)) return content;
  const svg =
    content.length > MOST_SVG_BYTES
      ? undefined
      : await sanitiseSvgFile(Buffer.from(content).toString("utf8"));
  if (svg === undefined) throw new Error("it is no SVG picture of at most 16 MiB");
  return svg;
}

async function put(file: string, content: string | Uint8Array): Promise<void> {
  try {
    await mkdir(dirname(file), { recursive: true });
    await writeFileAtomic(file, typeof content === "string" ? content : Buffer.from(content));
  } catch (error) {
    throw writeError(error, file);
  }
}
