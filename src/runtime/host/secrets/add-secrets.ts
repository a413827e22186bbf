/** Adds secrets to a request that goes to a host of theirs. */
import { ToolError } from "../../../catalog/errors.ts";
import { isToHost, type HostName } from "../../../contract/host-name.ts";
import type { NamedSecret } from "./mask.ts";

export interface SentSecret extends NamedSecret {
  readonly hosts: readonly HostName[];
  readonly header?: string;
  readonly prefix?: string;
  readonly query?: string;
}

/**
 * @param service the address that the request is meant for; a route may lead it elsewhere
 * @param target where it really goes; parameters are added to it
 * @param isNear whether that is listed as a host of this machine or its networks
 * @throws ToolError when a secret would be readable on its way
 */
export function addSecrets(
  secrets: readonly SentSecret[],
  {
    service,
    target,
    headers,
    isNear,
  }: { service: URL; target: URL; headers: Headers; isNear: boolean },
): void {
  for (const { name, value, hosts, header, prefix = "", query } of secrets) {
    if (!hosts.some((host) => isToHost(service, host))) continue;
    if (target.protocol !== "https:" && !isNear) {
      throw new ToolError(`The secret ${name} is not sent to ${service.host} over http://`, {
        help: "Ask for https://, or list the host in network.private when the connection needs no encryption.",
      });
    }
    if (query !== undefined) target.searchParams.set(query, value);
    else if (header !== undefined) headers.set(header, prefix + value);
  }
}
