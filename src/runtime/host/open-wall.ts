import { noStrictSandbox, OrchcError } from "../../contract/diagnostics/index.ts";
import type { Workspace } from "../../workspace/workspace.ts";
import { canLimitMemory, findBubblewrap, type Bubblewrap } from "../sandbox/index.ts";

/**
 * The wall that the workspace demands around its scripts; `undefined` when it demands none.
 *
 * @throws OrchcError when it demands one and there is none
 */
export async function openWall({ config, root }: Workspace): Promise<Bubblewrap | undefined> {
  if (config.sandbox !== "strict") return undefined;
  const found = await findBubblewrap(root);
  if ("missing" in found) throw refusal(found.missing);
  if (!canLimitMemory()) throw refusal("prlimit, which limits memory, is not installed");
  return found;
}

function refusal(why: string): OrchcError {
  return new OrchcError(
    noStrictSandbox({
      why,
      help: "Install bubblewrap (apt-get install bubblewrap util-linux) on a machine that allows user namespaces, or, where scripts are trusted, run with --sandbox default.",
    }),
  );
}
