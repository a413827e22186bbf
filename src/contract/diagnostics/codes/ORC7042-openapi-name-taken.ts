import { defineDiagnostic } from "../diagnostic.ts";

export const openApiNameTaken = defineDiagnostic<{
  readonly agent: string;
  /** As it stands behind a colon. */
  readonly why: string;
}>({
  code: "ORC7042",
  title: "The agent of an OpenAPI document cannot have its name",
  severity: "error",
  message: ({ agent, why }) =>
    `The imported agent cannot be called ${JSON.stringify(agent)}: ${why}.`,
  help: () => "Give a name of your own: orchc tools NAME --import FILE.",
  explanation: `
An imported agent is called as its document is titled, unless the command says otherwise. Files that a person wrote are never
overwritten, and the names of built-in agents mean the same in every workspace. Nothing was written.
`,
});
