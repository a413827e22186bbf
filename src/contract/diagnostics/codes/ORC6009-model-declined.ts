import { defineDiagnostic } from "../diagnostic.ts";

export const modelDeclined = defineDiagnostic<{ readonly model: string; readonly said: string }>({
  code: "ORC6009",
  title: "The model declined to answer",
  severity: "error",
  message: ({ model, said }) => `${model} declined to answer${said === "" ? "" : `: ${said}`}.`,
  help: () => "Rephrase the query, or choose `planner: grammar`.",
  explanation: `
The model, or a filter of its service, refused the content of the request. Asking again in the same
words rarely helps.
`,
});
