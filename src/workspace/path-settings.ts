/** Where things stand in a workspace: the `paths` section of the configuration. */
import { z } from "zod";

const folder = (fallback: string, what: string) => z.string().default(fallback).describe(what);

export const pathsSchema = z
  .strictObject({
    generated: folder("generated", "builds: meant to be committed"),
    queries: folder("queries", "query files and plan files"),
    templates: folder(
      "templates",
      "saved plans with parameters, which orchc template keeps: meant to be committed",
    ),
    agents: folder("agents", "this workspace's own agents"),
    mcp: folder("mcp", "what MCP servers list, a folder a server: meant to be committed"),
    recordings: folder(
      "recordings",
      "recorded runs, which orchc test repeats: meant to be committed",
    ),
    state: folder(".orchc", "database, bus, reports: not meant to be committed"),
    database: z
      .string()
      .optional()
      .describe("default: orchestrator_results.db in the state folder"),
  })
  .prefault({})
  .describe("relative to the workspace");
