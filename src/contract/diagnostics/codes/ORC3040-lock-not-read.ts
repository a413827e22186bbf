import { defineDiagnostic } from "../diagnostic.ts";

export const lockNotRead = defineDiagnostic<{
  readonly name: string;
  readonly file: string;
  readonly isMissing: boolean;
}>({
  code: "ORC3040",
  title: "Nothing says what a build was made of",
  severity: "error",
  message: ({ name, file, isMissing }) =>
    isMissing
      ? `The build ${name} has no ${file}, so nothing can be compared with it.`
      : `${file} of the build ${name} cannot be read, so nothing can be compared with it.`,
  help: ({ name, isMissing }) =>
    isMissing
      ? `Build it: orchc build ${name}`
      : `Restore it from git, or build it again: orchc build ${name}`,
  explanation: `
\`orchc drift\` compares what a build was made of with what is there now. \`orchc build\` writes it down in
\`generated/NAME/orchc.lock\`, beside the manifest. A plan that was never built, or was built by an orchc that did not write
such a file yet, has none; a merge that left conflict marks in it makes it unreadable. Building again writes it.
`,
});
