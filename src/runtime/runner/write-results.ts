/** Puts what a run came to where a person finds it: `.orchc/runs/<run>/`. */
import writeFileAtomic from "write-file-atomic";
import { mkdir, readFile, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { FileRef } from "../../catalog/context.ts";
import { sanitiseSvgFile } from "../../catalog/sanitise-svg.ts";
import { outputNotRead, type Diagnostic } from "../../contract/diagnostics/index.ts";
import type { RunResults } from "../../contract/run-results.ts";
import { escapeUnseen } from "../../contract/unseen.ts";
import { BusFileError } from "../bus/index.ts";
import { faultPoint } from "../fault-point.ts";
import type { ResultFiles } from "../results/index.ts";
import { writeError } from "../write-error.ts";
import type { Copy } from "./record/name-copies.ts";

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
export async function writeResults(files: ResultFiles, results: Results): Promise<void> {
  faultPoint("answer.before");
  await put(files.data, `${escapeUnseen(JSON.stringify(results.data, null, 2))}\n`);
  faultPoint("answer.data");
  await put(files.report, results.report);
  faultPoint("answer.report");
  await put(files.answer, results.answer);
  faultPoint("answer.after");
  // The last: whoever finds it finds the others.
  await put(files.results, `${escapeUnseen(JSON.stringify(results.results, null, 2))}\n`);
}

/**
 * Puts what tasks made on the bus beside the answer too, SVG without all that does not draw. One that is no longer
 * there, or is not what the task wrote, is left out and reported.
 *
 * @param hand puts a file of the bus at an absolute path, whatever its size
 * @throws OrchcError when the disk is full or the folder cannot be written.
 */
export async function writeCopies(
  folder: string,
  copies: readonly Copy[],
  hand: (ref: FileRef, path: string) => Promise<void>,
): Promise<{ readonly written: readonly Copy[]; readonly diagnostics: readonly Diagnostic[] }> {
  const written: Copy[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const copy of copies) {
    const { task, ref } = copy;
    const path = join(folder, copy.path);
    try {
      await rm(path, { force: true });
      await hand(ref, path);
      if (isSvg(copy)) await drawOnly(path, ref);
      written.push(copy);
    } catch (error) {
      if (!(error instanceof BusFileError || error instanceof NoPicture))
        throw writeError(error, path);
      diagnostics.push(outputNotRead({ task, file: ref.file, reason: error.message }));
    }
  }
  return { written, diagnostics };
}

/** Parsing a larger picture would take the memory of the host. */
const MOST_SVG_BYTES = 16 * 2 ** 20;

class NoPicture extends Error {
  override readonly message = "it is no SVG picture of at most 16 MiB";
}

/** What browsers take for SVG, by its type or its name. */
function isSvg({ ref, path }: Copy): boolean {
  return ref.mediaType.startsWith("image/svg") || /\.svgz?$/i.test(path);
}

/** No script of a tool runs where people look at its picture. */
async function drawOnly(path: string, { bytes }: FileRef): Promise<void> {
  const source = bytes > MOST_SVG_BYTES ? undefined : await readFile(path, "utf8");
  const svg = source === undefined ? undefined : await sanitiseSvgFile(source);
  // What stands there is the file of the bus itself, or looks like it: it is replaced, never written.
  await rm(path);
  if (svg === undefined) throw new NoPicture();
  await put(path, svg);
}

async function put(file: string, content: string): Promise<void> {
  try {
    await mkdir(dirname(file), { recursive: true });
    await writeFileAtomic(file, content);
  } catch (error) {
    throw writeError(error, file);
  }
}
