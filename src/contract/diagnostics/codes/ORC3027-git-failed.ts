import { defineDiagnostic } from "../diagnostic.ts";

export const gitFailed = defineDiagnostic<{
  readonly revision: string;
  /** The first line of what git said. */
  readonly said: string;
}>({
  code: "ORC3027",
  title: "git could not read a revision",
  severity: "error",
  message: ({ revision, said }) => `The revision ${revision} cannot be read. git says: ${said}`,
  help: () => "Do what git says, in the folder of the workspace, and try again.",
  explanation: `
git was started in the workspace and refused. Usual reasons: the repository belongs to another user ("dubious ownership",
common in containers), it is damaged, or it is a partial clone that lacks the file; orchc fetches nothing.
`,
});
