/**
 * What a server asks the person behind the client in the middle of a call (elicitation). Nobody sits there: the question
 * is cancelled, and the call fails with what was asked, whatever the server makes of it.
 */
import type { Client } from "@modelcontextprotocol/client";

export interface Questions {
  /** Begins to watch for a call. `asked` is the first question since then. */
  open(): { readonly asked: string | undefined; close(): void };
}

/** Characters of a question in a message. */
const LONGEST = 500;

export function watchQuestions(client: Client): Questions {
  const calls = new Set<{ asked: string | undefined }>();
  client.setRequestHandler("elicitation/create", async ({ params }) => {
    const fields =
      "requestedSchema" in params ? Object.keys(params.requestedSchema?.properties ?? {}) : [];
    const named = fields.length === 0 ? "" : ` (${fields.join(", ")})`;
    // A server does not say which of the calls that run it asks for.
    for (const call of calls) call.asked ??= `${params.message}${named}`.slice(0, LONGEST);
    return { action: "cancel" as const };
  });
  return {
    open: () => {
      const call = { asked: undefined as string | undefined };
      calls.add(call);
      return {
        get asked() {
          return call.asked;
        },
        close: () => calls.delete(call),
      };
    },
  };
}
