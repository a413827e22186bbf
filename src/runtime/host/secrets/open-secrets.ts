/** The secrets of a run: read when it begins, kept by the host, and taken out of everything else. */
import {
  OrchcError,
  secretNotDefined,
  secretReachesScript,
  together,
  type Diagnostic,
} from "../../../contract/diagnostics/index.ts";
import type { Manifest } from "../../../contract/manifest.ts";
import type { Workspace } from "../../../workspace/workspace.ts";
import type { ResolvedServer } from "../../../mcp/index.ts";
import { serversOfBuild } from "../mcp/servers-of-build.ts";
import { parseHost } from "../../../contract/host-name.ts";
import type { SentSecret } from "./add-secrets.ts";
import { knownSecrets } from "./known-secrets.ts";
import { maskOf, type Mask } from "./mask.ts";
import { readSecret } from "./read-secret.ts";

export interface Secrets {
  /** Those that a unit names. */
  of(names: readonly string[]): readonly SentSecret[];
  /** The MCP servers that the build calls, by name. */
  readonly servers: ReadonlyMap<string, ResolvedServer>;
  readonly mask: Mask;
}

/**
 * @param areSent whether requests are sent at all; otherwise none is read that has no other use
 * @throws OrchcError with every secret that is not defined, cannot be read, cannot be sent, or would reach a script
 */
export async function openSecrets(
  manifest: Manifest,
  workspace: Workspace,
  env: NodeJS.ProcessEnv,
  areSent = true,
): Promise<Secrets> {
  const { config, root } = workspace;
  const named = [
    ...new Set(manifest.units.flatMap(({ permissions }) => permissions.secrets ?? [])),
  ];
  const names = areSent ? named : [];
  const problems = [
    ...names
      .filter((name) => config.secrets[name] === undefined)
      .map((name) => secretNotDefined({ name, defined: Object.keys(config.secrets) })),
    ...reaching(manifest, config),
  ];
  if (problems.length > 0) throw new OrchcError(problems);
  const sent = await together(
    names.map(async (name): Promise<SentSecret[]> => {
      const settings = config.secrets[name];
      if (settings === undefined) return [];
      const { header = "authorization", query, hosts } = settings;
      const value = await readSecret(name, settings, { root, env });
      const { prefix = header.toLowerCase() === "authorization" ? "Bearer " : "" } = settings;
      const where = query === undefined ? { header, prefix } : { query };
      return [{ name, value, hosts: hosts.flatMap((host) => parseHost(host) ?? []), ...where }];
    }),
  );
  const all = sent.flat();
  const servers = await serversOfBuild(areSent ? manifest : { units: [] }, workspace, env);
  const ofServers = [...servers.values()].flatMap(({ secrets }) => secrets);
  return {
    of: (wanted) => all.filter(({ name }) => wanted.includes(name)),
    servers,
    mask: maskOf([...all, ...ofServers, ...knownSecrets(manifest, config, env)]),
  };
}

/** A variable that holds a secret of the host may not be passed on to a script as well. */
function reaching({ units }: Manifest, { secrets, model }: Workspace["config"]): Diagnostic[] {
  const kept = new Set(Object.values(secrets).flatMap(({ env }) => env ?? []));
  if (model !== undefined) kept.add(model.apiKeyEnv);
  const passed = new Set(units.flatMap(({ permissions }) => permissions.env));
  return [...passed]
    .filter((variable) => kept.has(variable))
    .map((variable) => secretReachesScript({ variable }));
}
