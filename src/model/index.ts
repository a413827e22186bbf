/** The door to language models: one client for every endpoint, counted and recordable. */
export { createModel, type ModelOptions } from "./create-model.ts";
export type {
  Completion,
  CompletionRequest,
  Message,
  Model,
  ModelUsage,
  ToolCall,
  ToolOffer,
} from "./model.ts";
export { openModels, type Models } from "./models.ts";
export { createAnswerer } from "./answerer.ts";
