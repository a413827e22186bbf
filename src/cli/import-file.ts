/** `orchc tools --import`: what the file is decides what is made of it. */
import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import { fileNotReadable, OrchcError } from "../contract/diagnostics/index.ts";
import type { Outcome } from "./command.ts";
import { importServers } from "./mcp/import-servers.ts";
import { importApi } from "./openapi/import-api.ts";
import type { Session } from "./session.ts";

/** @param name what an agent of it is called */
export async function importFile(
  path: string,
  name: string | undefined,
  session: Session,
): Promise<Outcome> {
  const file = resolve(session.cwd, path);
  const text = await readFile(file, "utf8").catch((error: NodeJS.ErrnoException) => {
    throw new OrchcError(
      fileNotReadable({ file: path, reason: error.code ?? error.message }, { in: "file", file }),
    );
  });
  const { isApiDocument } = await import("../openapi/index.ts");
  const isApi = isApiDocument(text) || /[.]ya?ml$/i.test(path);
  return isApi ? importApi({ file, text, name }, session) : importServers(file, text, session);
}
