/**
 * A model endpoint on 127.0.0.1 that knows the plan: what is lost between its replies and the plan is lost by orchc. It
 * answers in one piece or as a stream, as it is asked, and keeps how many requests were open at the same time.
 */
import { estimateTokens } from "../../../src/model/index.ts";
import { says, startModelServer, type ModelReply, type ModelRequest } from "../model-server.ts";
import { goldReply, type GoldCall } from "./gold-reply.ts";

export interface GoldServer extends AsyncDisposable {
  /** For `model.baseUrl`. */
  readonly baseUrl: string;
  /** The plan that is to be replied, from now on. Forgets the requests of the one before. */
  expect(calls: readonly GoldCall[]): void;
  /** Since then, in order of arrival. */
  readonly requests: readonly GoldRequest[];
}

export interface GoldRequest {
  readonly name: string;
  readonly text: string;
  /** About so many tokens are in what was sent. */
  readonly tokens: number;
  /** Names that the schema of the reply lets it choose from. */
  readonly names: ReadonlySet<string>;
  /** How many were open when it was answered, itself included. */
  readonly open: number;
}

/**
 * @param until is awaited before a reply is sent: with requests that wait for each other, all must have come
 * @param count tokens of a text
 */
export async function startGoldServer(
  until: (request: ModelRequest) => Promise<void> = atLeisure,
  count: (text: string) => number = estimateTokens,
): Promise<GoldServer> {
  let calls: readonly GoldCall[] = [];
  let requests: GoldRequest[] = [];
  let open = 0;
  const reply = async (request: ModelRequest): Promise<ModelReply> => {
    const kept = requests;
    open += 1;
    try {
      const text = JSON.stringify(goldReply(request, calls));
      await until(request);
      const tokens = count(request.text);
      kept.push({ name: request.name, text: request.text, tokens, names: namesIn(request), open });
      const counted = [tokens, count(text)] as const;
      return says(text, { tokens: counted });
    } finally {
      open -= 1;
    }
  };
  const server = await startModelServer({ replies: reply });
  return {
    baseUrl: server.baseUrl,
    expect: (next) => {
      calls = next;
      requests = [];
    },
    get requests() {
      return requests;
    },
    [Symbol.asyncDispose]: () => server.stop(),
  };
}

/** Who asks side by side has sent the next request before this one is answered. */
async function atLeisure(): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, 2));
}

function namesIn({ body }: ModelRequest): ReadonlySet<string> {
  const names = new Set<string>();
  const walk = (value: unknown): void => {
    if (typeof value !== "object" || value === null) return;
    for (const [key, inner] of Object.entries(value)) {
      if (key === "enum" && Array.isArray(inner)) for (const one of inner) names.add(String(one));
      else walk(inner);
    }
  };
  walk(body.response_format?.json_schema?.schema);
  return names;
}
