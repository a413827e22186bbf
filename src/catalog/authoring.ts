/** `orchc/agent`: all that is needed to write agents and tools. */
export * from "./context.ts";
export * from "./define.ts";
export * from "./errors.ts";
export * from "./shapes.ts";
