import { defineTool, z } from "orchc/agent";

export const items = defineTool({
  name: "items",
  description: "Items of the stock.",
  version: "1",
  input: z.object({}),
  output: z.object({ items: z.int() }),
  run: () => ({ items: 3 }),
});
