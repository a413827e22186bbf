import { expect, test } from "vitest";
import { maskAddress } from "../../../src/contract/mask-address.ts";

test.each([
  [
    "https://user:secret@api.example.org:8443/v1/?key=secret#secret",
    "https://api.example.org:8443/v1",
  ],
  ["postgres://user:secret@db/shop", "postgres://db/shop"],
  ["https://user:sec/ret@a b/v1?key=secret", "https://a b/v1"],
  ["http://127.0.0.1:11434/v1", "http://127.0.0.1:11434/v1"],
  ["no address", "no address"],
])("%s is shown as %s", (text, shown) => {
  expect(maskAddress(text)).toBe(shown);
});
