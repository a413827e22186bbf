/** Secrets that a workspace has without naming them: keys in variables, passwords in addresses. */
import type { Manifest } from "../../../contract/manifest.ts";
import { looksSecret } from "../../../contract/secret-names.ts";
import type { Config } from "../../../workspace/config.ts";
import type { NamedSecret } from "./mask.ts";

export function knownSecrets(
  { units }: Manifest,
  { model, network }: Config,
  env: NodeJS.ProcessEnv,
): NamedSecret[] {
  const ofTools = new Set(units.flatMap(({ permissions }) => permissions.env));
  const variables = [...ofTools].filter(looksSecret);
  if (model !== undefined) variables.push(model.apiKeyEnv);
  return [
    ...variables.flatMap((name) => named(name, env[name]?.trim())),
    ...[...ofTools].flatMap((name) => passwordsIn(name, env[name])),
    ...Object.values(network.routes).flatMap((address) => passwordsIn("password", address)),
    ...passwordsIn("password", model?.baseUrl),
  ];
}

function named(name: string, value: string | undefined): NamedSecret[] {
  return value === undefined ? [] : [{ name, value }];
}

/** Of an address: the password, and both parts as basic authentication sends them. */
function passwordsIn(name: string, address: string | undefined): NamedSecret[] {
  const { username = "", password = "" } =
    (address === undefined ? null : URL.parse(address)) ?? {};
  if (password === "") return [];
  const plain = decoded(password);
  return [
    { name, value: plain },
    { name, value: password },
    { name, value: `${decoded(username)}:${plain}` },
  ];
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
