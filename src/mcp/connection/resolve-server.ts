/** A server as its configuration describes it, with the variables of the environment in place. Kept in memory only. */
import { resolve } from "node:path";
import { mcpVariableNotSet, OrchcError } from "../../contract/diagnostics/index.ts";
import { looksSecret } from "../../contract/secret-names.ts";
import type { McpServerConfig } from "../../workspace/index.ts";

export interface NamedValue {
  readonly name: string;
  readonly value: string;
}

export interface ResolvedServer {
  readonly name: string;
  readonly reach:
    | {
        readonly by: "program";
        readonly command: string;
        readonly args: readonly string[];
        readonly env: Readonly<Record<string, string>>;
        /** Absolute. */
        readonly cwd: string;
      }
    | {
        readonly by: "address";
        readonly url: URL;
        readonly headers: Readonly<Record<string, string>>;
      };
  readonly timeoutMs: number;
  /** The revision of the protocol that is spoken. */
  readonly protocol: McpServerConfig["protocol"];
  /** How long a person may be asked while a call is open, in milliseconds. */
  readonly questionMs: number;
  /** What must not be shown: the values of headers, and of variables whose names say that they are secret. */
  readonly secrets: readonly NamedValue[];
}

const VARIABLE = /\$\{([A-Za-z_][A-Za-z0-9_]*)(?::-([^}]*))?\}/g;

/** @throws OrchcError with every variable that is not set and has no default, and for an address that is none */
export function resolveServer(
  name: string,
  config: McpServerConfig,
  { root, env }: { readonly root: string; readonly env: NodeJS.ProcessEnv },
): ResolvedServer {
  const missing = new Set<string>();
  const secrets: NamedValue[] = [];
  const expand = (text: string, isSecret = false): string => {
    const whole = text.replaceAll(VARIABLE, (_all, variable: string, fallback?: string) => {
      const value = env[variable] ?? "";
      if (value === "" && fallback === undefined) missing.add(variable);
      if (value !== "" && (isSecret || looksSecret(variable)))
        secrets.push({ name: variable, value });
      return value === "" ? (fallback ?? "") : value;
    });
    return whole;
  };
  const each = (values: Readonly<Record<string, string>>, isSecret: (key: string) => boolean) =>
    Object.fromEntries(
      Object.entries(values).map(([key, text]) => {
        const value = expand(text, isSecret(key));
        if (isSecret(key)) secrets.push({ name: key, value });
        return [key, value];
      }),
    );
  const {
    command,
    args = [],
    env: variables = {},
    cwd = ".",
    url,
    headers = {},
    timeoutMs,
    protocol,
    questionMs,
  } = config;
  const reach: ResolvedServer["reach"] =
    url === undefined
      ? {
          by: "program",
          command: expand(command ?? ""),
          args: args.map((arg) => expand(arg)),
          env: each(variables, looksSecret),
          cwd: resolve(root, expand(cwd)),
        }
      : { by: "address", url: addressOf(expand(url)), headers: each(headers, () => true) };
  if (missing.size > 0) {
    throw new OrchcError(
      [...missing].map((variable) => mcpVariableNotSet({ server: name, variable })),
    );
  }
  return { name, reach, timeoutMs, protocol, questionMs, secrets };
}

/** A message for a terminal, of what a server said: it may repeat what it was given. */
export function withoutSecrets(text: string, { secrets }: Pick<ResolvedServer, "secrets">): string {
  return secrets
    .filter(({ value }) => value !== "")
    .reduce((rest, { name, value }) => rest.replaceAll(value, `[${name}]`), text);
}

/** What is no address cannot be reached, which is told when it is tried. */
function addressOf(text: string): URL {
  return URL.parse(text) ?? new URL("about:invalid");
}
