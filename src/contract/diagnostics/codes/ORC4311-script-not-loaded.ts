import { defineDiagnostic } from "../diagnostic.ts";

export const scriptNotLoaded = defineDiagnostic<{
  readonly file: string;
  readonly message: string;
}>({
  code: "ORC4311",
  title: "A script could not be loaded",
  severity: "error",
  message: ({ file, message }) => `${file} could not be loaded: ${message}`,
  help: () => "Correct the module that it names, then build again.",
  explanation: `
The script, or a module that it imports, threw an error or could not be found while it was loaded.
`,
});
