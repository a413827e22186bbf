import { defineDiagnostic } from "../diagnostic.ts";

export const workspaceNotWritten = defineDiagnostic<{
  readonly file: string;
  readonly reason: string;
  /** The beginning of a sentence. */
  readonly remedy: string;
}>({
  code: "ORC1027",
  title: "Files of a workspace cannot be written",
  severity: "error",
  message: ({ file, reason }) => `${file} cannot be written: ${reason}.`,
  help: ({ remedy }) =>
    `${remedy}, and run the command again; or choose another folder: orchc init DIR.`,
  explanation: `
\`orchc init\` could not write a file or make a folder: the folder belongs to another user, the disk is full or
read-only, or a file has the name of a folder that is needed. Files that were already written stay; run the same command again to
write the others.
`,
});
