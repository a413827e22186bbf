/**
 * What an OpenAI-compatible endpoint understands of a chat completion. They differ: strict structured output
 * is not everywhere, schemas may hold fewer keywords, newer models want another name for the token limit, some take
 * no temperature and some do not stream. An endpoint's own complaint tells which.
 */
import { z } from "zod";

export const dialectSchema = z.strictObject({
  /** How the form of a reply is asked for: by its schema, by a call of a tool, as JSON, or in words alone. */
  format: z.enum(["json_schema", "tool", "json_object", "text"]),
  /** Which keywords a schema may have: all, none that bound a value, or none but those of its structure. */
  keywords: z.enum(["all", "unbounded", "structure"]),
  limit: z.enum(["max_tokens", "max_completion_tokens"]),
  temperature: z.boolean(),
  /** Whether tools are offered by the protocol; else in words. */
  tools: z.boolean(),
  /** Streamed with usage at its end, streamed without, or whole. */
  stream: z.enum(["usage", "plain", "none"]),
});
export type Dialect = Readonly<z.infer<typeof dialectSchema>>;

/** The richest form that most endpoints take. */
export const richest: Dialect = {
  format: "json_schema",
  keywords: "all",
  limit: "max_tokens",
  temperature: true,
  tools: true,
  stream: "usage",
};

/**
 * What no complaint tells: Anthropic's compatible endpoint accepts `response_format` and ignores it.
 *
 * @see https://docs.anthropic.com/en/api/openai-sdk
 */
export function firstDialect(baseUrl: string): Dialect {
  return new URL(baseUrl).hostname === "api.anthropic.com"
    ? { ...richest, format: "tool" }
    : richest;
}

const simplerFormat = { json_schema: "tool", tool: "json_object", json_object: "text" } as const;
const fewerKeywords = { all: "unbounded", unbounded: "structure" } as const;

/** The same with a simpler way to ask for the form of a reply; `undefined` when there is none. */
export function withSimplerFormat(dialect: Dialect): Dialect | undefined {
  const { format } = dialect;
  return format === "text" ? undefined : { ...dialect, format: simplerFormat[format] };
}

const BOUND =
  /\b(min|max)(Length|Items|Properties)\b|['"`](minimum|maximum)['"`]|exclusiveM|multipleOf|uniqueItems/;
const KEYWORD =
  /['"`.]?\b(pattern|format|default|title|description|\$ref|\$defs)['"`]? (is|are) not|unsupported (schema )?keyword|grammar/i;
const SCHEMA =
  /invalid (json )?schema|schema (is )?(invalid|too|conversion|compil)|invalid_json_schema/i;

/** What a request had, of which a complaint may be. */
export interface Sent {
  readonly schema: boolean;
  readonly tools: boolean;
}

/**
 * The dialect to try next, or `undefined` when the complaint is not about the dialect. Each step is to a simpler one,
 * so that they end, after ten at most.
 */
export function adapt(dialect: Dialect, complaint: string, sent: Sent): Dialect | undefined {
  if (dialect.limit === "max_tokens" && /max_completion_tokens/.test(complaint)) {
    return { ...dialect, limit: "max_completion_tokens" };
  }
  if (dialect.temperature && /temperature/i.test(complaint)) {
    return { ...dialect, temperature: false };
  }
  if (dialect.stream === "usage" && /stream_options|include_usage/i.test(complaint)) {
    return { ...dialect, stream: "plain" };
  }
  const isHeld = dialect.format === "json_schema" || dialect.format === "tool";
  if (sent.schema && isHeld) {
    const { keywords } = dialect;
    const isOfSchema = BOUND.test(complaint) || KEYWORD.test(complaint) || SCHEMA.test(complaint);
    if (isOfSchema && keywords !== "structure") {
      return { ...dialect, keywords: fewerKeywords[keywords] };
    }
    if (isOfSchema) return withSimplerFormat(dialect);
  }
  if (
    sent.schema &&
    /response_format|json[_ ](schema|object|mode)|structured output/i.test(complaint)
  ) {
    const simpler = withSimplerFormat(dialect);
    if (simpler !== undefined) return simpler;
  }
  if (/\btools?\b|tool[_ ](choice|call)|function[_ ]?(call|choice)/i.test(complaint)) {
    if (sent.tools && dialect.tools) return { ...dialect, tools: false };
    if (sent.schema && dialect.format === "tool") return withSimplerFormat(dialect);
  }
  if (dialect.stream !== "none" && /\bstream/i.test(complaint)) {
    return { ...dialect, stream: "none" };
  }
  return undefined;
}
