/** Also who only reads takes no number that is said to be about right; a bound takes what is at least or at most so much. */
import { expect, it } from "vitest";
import { plannedWith } from "./planned-with.ts";
import { depot, press } from "./trade-tools.ts";

const planned = plannedWith([...press, ...depot]);

it.each([
  "Find paper of about 90 grams",
  "Find paper around 90 grams",
  "Find paper up to 90 grams",
  "Find paper of roughly 90 grams",
  "Find paper of at least 90 grams",
  "Find paper of 90 grams or so",
  "Find free bays around 2027-03-09",
  "Find free bays on 2027-03-09 with up to 30 metres",
  "Search the paper of the mill Arches with about 90 grams",
])("%s", async (query) => {
  expect((await planned(query)).errors).not.toEqual([]);
});

it("a number by itself is exact", async () => {
  const { calls, errors } = await planned("Find paper of 90 grams");
  expect([errors, calls]).toEqual([[], [{ "paper.find": { grams: 90 } }]]);
});

it("at least so much is the lower end", async () => {
  const { calls, errors } = await planned(
    "Search the paper of the mill Arches with at least 90 grams",
  );
  expect([errors, calls]).toEqual([[], [{ "paper.search": { mill: "Arches", min_grams: 90 } }]]);
});
