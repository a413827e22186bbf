import type { FileRef } from "../../catalog/context.ts";
import { ToolError } from "../../catalog/errors.ts";

/** A file of the bus is not there, or is not what a task has put there. To a tool it is a terminal error. */
export class BusFileError extends ToolError {
  readonly file: string;

  constructor(file: string, message: string, options?: { help?: string; cause?: unknown }) {
    super(message, options);
    this.file = file;
  }
}

/** The command that makes the file again, and what was made of it. */
function wayOut(run: string, file: string): string {
  return `Make it, and what depends on it, again: orchc retry ${run} --from ${file.split("/")[0]}.`;
}

export function unreadable(run: string, { file }: FileRef, cause: unknown): BusFileError {
  const missing = cause instanceof Error && "code" in cause && cause.code === "ENOENT";
  const message = missing
    ? `${file} is not on the bus of this run any more`
    : `${file} cannot be read from the bus of this run`;
  return new BusFileError(file, message, { help: wayOut(run, file), cause });
}

export function elsewhere({ file }: FileRef): BusFileError {
  return new BusFileError(file, `${file} does not lie on the bus of this run`);
}

/** Says how it differs. */
export function expectSame(
  run: string,
  ref: FileRef,
  found: Pick<FileRef, "sha256" | "bytes">,
): void {
  if (found.sha256 === ref.sha256) return;
  const { file } = ref;
  const how =
    found.bytes === ref.bytes
      ? "has changed since it was put on the bus (its sha256 differs)"
      : `has changed since it was put on the bus (${found.bytes} bytes, not ${ref.bytes})`;
  throw new BusFileError(file, `${file} ${how}`, { help: wayOut(run, file) });
}
