/** The door to language models: one client for every endpoint, counted and recordable. */
export { createAnswerer } from "./answerer.ts";
export { createModel, type ModelOptions } from "./create-model.ts";
export type { Embedder } from "./embeddings/embedder.ts";
export { similarity, type Vector } from "./embeddings/vector.ts";
export { estimatePrompt, estimateTokens } from "./estimate-tokens.ts";
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
export type {
  EmbeddingReply,
  Exchange,
  Provider,
  ProviderFactory,
  ProviderReply,
  ProviderRequest,
  ProviderSettings,
} from "./provider.ts";
export { askTurn, type PastTurn, type ToolOutcome, type Turn, type TurnRequest } from "./turn.ts";
