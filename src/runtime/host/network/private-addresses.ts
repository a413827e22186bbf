/**
 * Addresses that are not of the public Internet: this machine, its networks, and what a cloud offers to its machines
 * alone. From IANA's registries of special-purpose addresses (RFC 6890 and its updates).
 */
import { parseHost } from "../../../contract/host-name.ts";
import { BlockList, isIPv4, isIPv6 } from "node:net";

const IPV4: readonly (readonly [network: string, prefix: number])[] = [
  ["0.0.0.0", 8], // this host
  ["10.0.0.0", 8], // private use
  ["100.64.0.0", 10], // shared by a provider's customers
  ["127.0.0.0", 8], // loopback
  ["169.254.0.0", 16], // link-local; the metadata of cloud machines
  ["172.16.0.0", 12], // private use
  ["192.0.0.0", 24], // protocol assignments
  ["192.168.0.0", 16], // private use
  ["198.18.0.0", 15], // benchmarks
  ["224.0.0.0", 4], // multicast
  ["240.0.0.0", 4], // reserved, and broadcast
];

const IPV6: readonly (readonly [network: string, prefix: number])[] = [
  ["::", 96], // unspecified, loopback, and IPv4 in its oldest form
  ["::ffff:0:0:0", 96], // IPv4 in the form of stateless translation
  ["64:ff9b:1::", 48], // local translation to IPv4
  ["100::", 64], // discarded
  ["2001::", 23], // protocol assignments, tunnels among them
  ["2002::", 16], // 6to4: IPv4 inside
  ["5f00::", 16], // segment routing
  ["fc00::", 7], // private use
  ["fe80::", 10], // link-local
  ["fec0::", 10], // private use, the older form
  ["ff00::", 8], // multicast
];

/** IPv4 behind a translator (RFC 6052): an IPv4 address in the last 32 bits. Mapped ones (`::ffff:…`) the list knows itself. */
const NAT64 = { prefix: "64:ff9b::", bits: 96 } as const;

const privateAddresses = new BlockList();
for (const [network, bits] of IPV4) {
  privateAddresses.addSubnet(network, bits, "ipv4");
  privateAddresses.addSubnet(NAT64.prefix + network, NAT64.bits + bits, "ipv6");
}
for (const [network, bits] of IPV6) privateAddresses.addSubnet(network, bits, "ipv6");

/** @param address an IP address, also with a zone (`fe80::1%eth0`) */
export function isPrivateAddress(address: string): boolean {
  return isIn(privateAddresses, address);
}

/** Whether the manifest itself says that a host is one of this machine or its networks: who reviewed it has seen that. */
export function isPlainlyPrivate(name: string): boolean {
  const hostname = parseHost(name)?.hostname ?? "";
  return /(^|\.)localhost$/.test(hostname) || isPrivateAddress(hostname.replace(/^\[|\]$/g, ""));
}

/** @param ranges such as `10.1.0.0/16`, or single addresses */
export function rangesOf(ranges: readonly string[]): (address: string) => boolean {
  const list = new BlockList();
  for (const range of ranges) {
    const [network = "", bits] = range.split("/");
    const family = isIPv4(network) ? "ipv4" : "ipv6";
    list.addSubnet(network, Number(bits ?? (family === "ipv4" ? 32 : 128)), family);
  }
  return (address) => isIn(list, address);
}

function isIn(list: BlockList, address: string): boolean {
  const [plain = ""] = address.split("%");
  if (isIPv4(plain)) return list.check(plain, "ipv4");
  return isIPv6(plain) && list.check(plain, "ipv6");
}
