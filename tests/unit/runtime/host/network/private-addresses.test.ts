import { expect, test } from "vitest";
import {
  isPlainlyPrivate,
  isPrivateAddress,
  rangesOf,
} from "../../../../../src/runtime/host/network/private-addresses.ts";

test.each([
  "0.0.0.0",
  "10.1.2.3",
  "100.64.0.1",
  "127.9.9.9",
  "169.254.169.254",
  "172.31.255.255",
  "192.168.0.1",
  "198.19.0.1",
  "224.0.0.1",
  "255.255.255.255",
  "::",
  "::1",
  "::127.0.0.1",
  "::ffff:10.0.0.1",
  "::ffff:7f00:1",
  "64:ff9b::a00:1",
  "64:ff9b:1::808:808",
  "2001::1",
  "2002:7f00:1::",
  "fc00::1",
  "fe80::1",
  "fe80::1%eth0",
  "fec0::1",
  "::ffff:0:127.0.0.1",
  "5f00::1",
  "ff02::1",
])("%s is private", (address) => {
  expect(isPrivateAddress(address)).toBe(true);
});

test.each([
  "8.8.8.8",
  "100.128.0.1",
  "172.32.0.1",
  "192.0.1.1",
  "::ffff:8.8.8.8",
  "64:ff9b::808:808",
  "2001:4860::8888",
  "2606:4700::1111",
])("%s is public", (address) => {
  expect(isPrivateAddress(address)).toBe(false);
});

test("addresses and ranges that somebody lists", () => {
  const isListed = rangesOf(["10.1.0.0/16", "192.168.0.7", "fd00::/8"]);
  expect(["10.1.9.9", "192.168.0.7", "fd12::1"].filter(isListed)).toHaveLength(3);
  expect(["10.2.0.1", "192.168.0.8", "fe80::1"].filter(isListed)).toEqual([]);
});

test("what a reviewer sees to be of this machine or its networks", () => {
  const names = ["localhost", "db.localhost:5432", "127.0.0.1:8080", "[::1]:80", "10.0.0.1"];
  expect(names.filter(isPlainlyPrivate)).toEqual(names);
  expect(["*", "intranet", "8.8.8.8", "localhost.example.org"].filter(isPlainlyPrivate)).toEqual(
    [],
  );
});
