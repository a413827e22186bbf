/** What an MCP server asks a person in the middle of a call: the same in events, in the store and for people. */
import { z } from "zod";
import type { Json, JsonObject } from "./json.ts";

export interface ServerQuestion {
  /** As the configuration calls it. */
  readonly server: string;
  /** As the server calls it. */
  readonly tool: string;
  /** Of the call, its arguments and what is asked: to an equal question an answer holds that was given before. */
  readonly hash: string;
  /** Of server, tool and arguments. */
  readonly call: string;
  /** JSON Schema of the values that are asked for, a flat record; absent: only yes or no. */
  readonly schema?: JsonObject;
  /** A page that the person is to visit. It is shown, and never opened. */
  readonly url?: string;
  /** The call stays open meanwhile, in the process that executes the run, because it must not be made twice. */
  readonly held?: true;
  /** Of the newest protocol: what the server has to be sent to go on. */
  readonly round?: QuestionRound;
}

export interface QuestionRound {
  /** What the server asks for, by its names: requests of the protocol. */
  readonly requests: JsonObject;
  /** Sent back as it is. */
  readonly state?: string;
}

const json: z.ZodType<Json> = z.json();

export const serverQuestionSchema = z.strictObject({
  server: z.string(),
  tool: z.string(),
  hash: z.string().describe("of the call, its arguments and what is asked"),
  call: z.string().describe("of server, tool and arguments"),
  schema: z.record(z.string(), json).exactOptional().describe("of the values, a flat record"),
  url: z.string().exactOptional().describe("a page that the person is to visit"),
  held: z.literal(true).exactOptional().describe("the call stays open until it is answered"),
  round: z
    .strictObject({
      requests: z.record(z.string(), json),
      state: z.string().exactOptional(),
    })
    .exactOptional()
    .describe("what the server is sent when it is answered"),
});
