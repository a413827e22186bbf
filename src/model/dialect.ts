/**
 * What an OpenAI-compatible endpoint understands of a chat completion. They differ: strict structured output
 * is not everywhere, newer models want another name for the token limit, and some take no temperature.
 * An endpoint's own complaint tells which; what was learned holds for the rest of the session.
 */
export interface Dialect {
  readonly format: "json_schema" | "json_object" | "text";
  readonly limit: "max_tokens" | "max_completion_tokens";
  readonly temperature: boolean;
  /** Whether tools are offered by the protocol; else in words. */
  readonly tools: boolean;
}

/** The richest form that most endpoints take. */
export const firstDialect: Dialect = {
  format: "json_schema",
  limit: "max_tokens",
  temperature: true,
  tools: true,
};

const simplerFormat = { json_schema: "json_object", json_object: "text" } as const;

/** The dialect to try next, or `undefined` when the complaint is not about the dialect. Ends after five steps. */
export function adapt(dialect: Dialect, complaint: string): Dialect | undefined {
  if (dialect.limit === "max_tokens" && /max_completion_tokens/.test(complaint)) {
    return { ...dialect, limit: "max_completion_tokens" };
  }
  if (dialect.temperature && /temperature/i.test(complaint)) {
    return { ...dialect, temperature: false };
  }
  if (
    dialect.format !== "text" &&
    /response_format|json[_ ]schema|json_object|structured output|invalid schema/i.test(complaint)
  ) {
    return { ...dialect, format: simplerFormat[dialect.format] };
  }
  if (dialect.tools && /\btools?\b|tool[_ ](choice|call)|function[_ ]call/i.test(complaint)) {
    return { ...dialect, tools: false };
  }
  return undefined;
}
