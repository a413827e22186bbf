import type { ModelRequest } from "./model-server.ts";

/** About how many tokens a request takes, schema and all: a token every four characters. */
export function modelTokens(request: ModelRequest | undefined): number {
  if (request === undefined) return 0;
  const schema = JSON.stringify(request.body.response_format?.json_schema?.schema ?? "");
  return Math.ceil((request.text.length + schema.length) / 4);
}
