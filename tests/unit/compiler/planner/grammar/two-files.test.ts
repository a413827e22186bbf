/** Questions about two files, of which the rows of one stand beside several of the other. */
import { afterAll, beforeAll, expect, test } from "vitest";
import { OrchcError, plan } from "../../../../../src/index.ts";
import { callsOf } from "../../../../../src/compiler/index.ts";
import { tempFolder, type TempFolder } from "../../../../support/temp-folder.ts";

const FILES = {
  "vans.csv": "van,depot,seats\nV-1,Hull,8\nV-2,Hull,16\nV-3,Leeds,8\n",
  "trips.csv":
    "trip,van,driver,miles\n1,V-1,Ola,20\n2,V-1,Bea,35\n3,V-2,Ola,12\n4,V-3,Bea,41\n5,V-1,Ola,9\n",
};

let folder: TempFolder;
beforeAll(async () => {
  folder = await tempFolder(FILES);
});
afterAll(() => folder[Symbol.asyncDispose]());

/** The codes where it is refused. */
const planned = async (query: string): Promise<unknown> => {
  try {
    const { plan: made } = await plan({ query, root: folder.path, env: {} });
    return made.tasks.flatMap(callsOf).map(({ args }) => args);
  } catch (error) {
    if (error instanceof OrchcError) return error.diagnostics.map(({ code }) => code);
    throw error;
  }
};

test("what stands once in its own file is summed by what the other says of it", async () => {
  expect(await planned("total miles by depot in trips.csv and vans.csv")).toMatchObject([
    { file: "trips.csv", files: ["vans.csv"], group: ["depot"] },
  ]);
});

test.each([
  "total seats by driver in vans.csv and trips.csv",
  "average seats by driver in trips.csv and vans.csv",
])("%s: seats that stand several times are not summed", async (query) => {
  expect(await planned(query)).toEqual(expect.arrayContaining([expect.stringMatching(/^ORC/)]));
});

test("a second file of one question is no wish to see its rows", async () => {
  const all = await planned("Show vans.csv and trips.csv");
  expect(all).toEqual([{ file: "vans.csv" }, { file: "trips.csv" }]);
  expect(await planned("total miles by driver in trips.csv and vans.csv")).not.toContainEqual({
    file: "vans.csv",
  });
});

test.each([
  "Average miles by driver in trips.csv. Sorted by name.",
  "Total miles by van in trips.csv. Ranked.",
  "Total miles by driver in trips.csv, sorted by miles",
  "Miles per van in trips.csv, ordered by miles descending",
])("%s: what is said at the end is of the same question, or refused", async (query) => {
  const all = await planned(query);
  const ordered = [expect.objectContaining({ order: expect.anything() as unknown })];
  const isRefused = JSON.stringify(all).startsWith('["ORC');
  expect(isRefused ? [] : all).toEqual(isRefused ? [] : ordered);
});

test.each([
  "average days from van to driver, trips.csv",
  "mean trip by day in trips.csv",
  "Correlation between driver and miles in trips.csv",
])("%s: neither what tells rows apart nor words are computed with", async (query) => {
  expect(await planned(query)).toEqual(expect.arrayContaining([expect.stringMatching(/^ORC/)]));
});

test("a file in a folder is known by its name alone", async () => {
  await folder.write("kept/wheels.csv", "wheel,inches\na,20\nb,26\n");
  expect(await planned("average inches in wheels.csv")).toMatchObject([
    { file: "kept/wheels.csv" },
  ]);
});

test("a file that cannot be read is why nobody answers anything about it", async () => {
  await folder.write("kept/nothing.csv", "");
  expect(await planned("Total miles by depot in kept/nothing.csv")).toEqual(["ORC2031"]);
});

test.each([
  "profit by depot in vans.csv",
  "total seats of coaches in vans.csv",
  "seats per postcode in vans.csv",
])("%s: what is measured, and of what, is no word to leave out", async (query) => {
  expect(await planned(query)).toEqual(["ORC2104"]);
});
