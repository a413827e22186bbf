import { defineDiagnostic } from "../diagnostic.ts";

export const modelRateLimited = defineDiagnostic<{
  readonly address: string;
  readonly tries: number;
  /** What the endpoint said about it; may be empty. */
  readonly said: string;
}>({
  code: "ORC6004",
  title: "The model's endpoint limits the rate of requests",
  severity: "error",
  message: ({ address, tries, said }) =>
    `${address} refused ${tries === 1 ? "the request" : `${tries} attempts`} because of too many requests or a used-up quota (status 429)${said === "" ? "" : `: ${said}`}.`,
  help: () =>
    "Wait and try again, or look at the limits and the balance of the account. `planner: grammar` needs no model.",
  explanation: `
Services limit requests and tokens per minute, and some answer the same way when a balance is used up.
A request is tried three times, with the pause that the service asks for or else a
growing one, before it counts as refused.
`,
});
