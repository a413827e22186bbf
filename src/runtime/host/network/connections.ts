/**
 * Connections of the host: to public addresses, and to private ones where somebody has listed them. The address that
 * is checked is the one that is connected to, so a name cannot lead elsewhere between its check and its use.
 */
import { lookup, type LookupAddress, type LookupOptions } from "node:dns";
import { isIP, type LookupFunction } from "node:net";
import type { Dispatcher, fetch as Fetch, RequestInit, Response } from "undici";

import { isAddressRange } from "../../../workspace/address-range.ts";
import type { NetworkConfig } from "../../../workspace/network-settings.ts";
import { isPrivateAddress, rangesOf } from "./private-addresses.ts";

export interface Connections {
  /**
   * One request; redirects are not followed.
   *
   * @param anywhere whether the host may have any address, because somebody has listed it by name
   * @throws PrivateAddressError when it has a private one otherwise
   */
  request(url: URL, init: RequestInit, anywhere: boolean): Promise<Response>;
  /** Closes what is idle and ends the rest. */
  close(): Promise<void>;
}

/** The host has an address of this machine or of a network around it. */
export class PrivateAddressError extends Error {
  readonly address: string;

  constructor(address: string) {
    super(`${address} is a private address`);
    this.address = address;
  }
}

interface Dispatchers {
  readonly fetch: typeof Fetch;
  readonly anywhere: Dispatcher;
  readonly guarded: Dispatcher;
}

export function connectionsOf({ private: listed }: NetworkConfig): Connections {
  const isListed = rangesOf(listed.filter(isAddressRange));
  const isRefused = (address: string): boolean => isPrivateAddress(address) && !isListed(address);
  let opened: Promise<Dispatchers> | undefined;

  /** Loaded with the first request: many runs make none. */
  async function open(): Promise<Dispatchers> {
    const { Agent, EnvHttpProxyAgent, fetch } = await import("undici");
    // As Node's own fetch does. A proxy looks names up itself, so of these it decides.
    const Connector = process.env["NODE_USE_ENV_PROXY"] === "1" ? EnvHttpProxyAgent : Agent;
    return {
      fetch,
      anywhere: new Connector(),
      guarded: new Connector({ connect: { lookup: lookupUnless(isRefused) } }),
    };
  }

  return {
    request: async (url, init, anywhere) => {
      const { fetch, ...dispatchers } = await (opened ??= open());
      // An address in the URL is never looked up.
      const address = url.hostname.replace(/^\[|\]$/g, "");
      if (!anywhere && isIP(address) !== 0 && isRefused(address)) {
        throw new PrivateAddressError(address);
      }
      const dispatcher = anywhere ? dispatchers.anywhere : dispatchers.guarded;
      return fetch(url, { ...init, redirect: "manual", dispatcher });
    },
    close: async () => {
      const dispatchers = await opened;
      await Promise.all([dispatchers?.anywhere.destroy(), dispatchers?.guarded.destroy()]);
    },
  };
}

/** Node's own look-up without the addresses that are refused; an error when no other is left. */
function lookupUnless(isRefused: (address: string) => boolean): LookupFunction {
  return (hostname, options: LookupOptions, callback) => {
    lookup(hostname, { ...options, all: true }, (error, found: LookupAddress[]) => {
      if (error !== null) return callback(error, "");
      const usable = found.filter(({ address }) => !isRefused(address));
      const [first] = usable;
      if (first === undefined)
        return callback(new PrivateAddressError(found[0]?.address ?? ""), "");
      if (options.all === true) callback(null, usable);
      else callback(null, first.address, first.family);
    });
  };
}
