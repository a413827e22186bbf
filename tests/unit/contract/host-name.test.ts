import { expect, test } from "vitest";
import { hostText, isToHost, parseHost } from "../../../src/contract/host-name.ts";

test.each([
  ["*", "*"],
  ["API.example.org", "api.example.org"],
  ["api.example.org:443", "api.example.org:443"],
  ["https://api.example.org/v1?k=1", "api.example.org"],
  ["https://api.example.org:8443/", "api.example.org:8443"],
  ["localhost:8080", "localhost:8080"],
  ["[2001:DB8::1]:80", "[2001:db8::1]:80"],
  ["0x7f.1", "127.0.0.1"],
])("%s is %s", (text, expected) => {
  const host = parseHost(text);
  expect(host && hostText(host)).toBe(expected);
});

test.each([
  "",
  "*.example.org",
  "a b",
  "host/path",
  "user@host",
  "host:0",
  "host:99999",
  "host:port",
  "https://*.example.org/",
  "ftp://example.org/",
  "file:///etc",
  "::1",
])("%j is no host", (text) => {
  expect(parseHost(text)).toBeUndefined();
});

test.each([
  ["api.example.org", "https://api.example.org/", true],
  ["api.example.org", "http://api.example.org/", true],
  ["api.example.org", "http://api.example.org:443/", false],
  ["api.example.org:443", "https://api.example.org/", true],
  ["api.example.org:443", "http://api.example.org/", false],
  ["api.example.org:8080", "http://api.example.org:8080/", true],
  ["example.org", "https://api.example.org/", false],
  ["*", "http://anything:1/", true],
])("%s and %s: %s", (name, url, expected) => {
  expect(isToHost(new URL(url), parseHost(name)!)).toBe(expected);
});
