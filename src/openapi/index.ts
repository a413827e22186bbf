/** OpenAPI documents: read, and made into agents of a workspace. The reader itself is loaded when one is imported. */
export { isApiDocument } from "./document/read-document.ts";
export { importDocument, type ImportedApi } from "./import-document.ts";
