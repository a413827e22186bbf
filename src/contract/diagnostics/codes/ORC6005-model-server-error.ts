import { defineDiagnostic } from "../diagnostic.ts";

export const modelServerError = defineDiagnostic<{
  readonly address: string;
  readonly status: number;
  readonly tries: number;
  readonly said: string;
}>({
  code: "ORC6005",
  title: "The model's endpoint failed",
  severity: "error",
  message: ({ address, status, tries, said }) =>
    `${address} failed ${tries} times (status ${status})${said === "" ? "" : `: ${said}`}.`,
  help: () =>
    "Try again later. A model on this machine may be short of memory: its own log says so. `planner: grammar` needs no model.",
  explanation: `
Statuses of 500 and above mean that the service had a problem of its own. The request was tried three
times with growing pauses.
`,
});
