/** Compares the results of a run with the shapes that types were generated from, and remembers those that are new. */
import type { Json } from "../../contract/json.ts";
import type { Workspace } from "../../workspace/workspace.ts";
import { schemaCheck } from "../connection/check-schema.ts";
import { answered } from "../connection/server-failure.ts";
import type { ListedTool } from "../listing/listing.ts";
import { placesOf } from "../listing/places.ts";
import { isSameShape, readWitness, witnessed, writeWitness } from "./witness-file.ts";

/** The folder in which runs remember, absolute: not meant to be committed. */
export function seenPlaces({ paths }: Workspace, server: string) {
  return placesOf(`${paths.state}/mcp`, server);
}

/**
 * Of a tool that says what it gives there is nothing to see.
 *
 * @param isTyped whether a type was generated from what was seen, and has to hold
 * @throws ServerFailure when a result has another shape than the type says
 */
export async function watchResult(
  workspace: Workspace,
  server: string,
  tool: ListedTool,
  structured: Json | undefined,
  isTyped: boolean,
): Promise<void> {
  if (tool.output !== undefined) return;
  const committed = await readWitness(
    placesOf(workspace.paths.mcp, server).witness(tool.export),
    server,
  );
  if (structured !== undefined) {
    const file = seenPlaces(workspace, server).witness(tool.export);
    const before = (await readWitness(file, server).catch(() => undefined)) ?? committed;
    const after = witnessed(before, structured);
    // To remember is no work of the run: a folder that cannot be written fails no task.
    if (!isSameShape(before, after)) await writeWitness(file, after).catch(() => {});
  }
  if (committed === undefined || !isTyped) return;
  const wrong = structured === undefined ? "no JSON" : (await schemaCheck(committed))(structured);
  if (wrong === undefined) return;
  throw answered(
    `the result of ${tool.name} is of another shape than those that its type was inferred from: ${wrong}`,
    `Widen the type by what runs have seen, and build again: orchc tools --witness ${server}.${tool.export}`,
  );
}
