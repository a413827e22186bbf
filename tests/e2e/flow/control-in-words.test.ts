/** Conditions, second ways and repetition of requests in words, planned without a model and run. */
import { expect, test } from "vitest";
import { orchc, orchcJson } from "../../support/built-cli.ts";
import { tempFolder } from "../../support/temp-folder.ts";

const files = {
  "data/a.csv": "region,revenue\nnorth,4000\nsouth,2500\n",
  "data/b.csv": "region,revenue\nnorth,40\nwest,250\neast,3\n",
  "words.csv": "word,kind\napple,fruit\nplum,fruit\nnail,tool\n",
  "docs/c.md": "# Orchard\n\nAn apple.\n\nA plum.\n",
};

interface Shown {
  readonly output: { readonly data: { readonly results: readonly Record<string, unknown>[] } };
}

test("a loop over files has the result of each, in the order of their names", async () => {
  await using folder = await tempFolder(files);
  const { status, stdout, stderr } = await orchc(folder.path, [
    "run",
    "For each csv file in data, count its rows",
  ]);
  expect(stderr).not.toContain("error");
  expect(status).toBe(0);
  expect(stdout).toMatch(/2 rows/);
  expect(stdout).toMatch(/3 rows/);
  const { output } = await orchcJson<Shown>(folder.path, ["show", "last", "t2"]);
  expect(output.data.results.map(({ value }) => value)).toEqual([2, 3]);
});

test("a file that has come since is done as well", async () => {
  await using folder = await tempFolder(files);
  const query = "For each csv file in data, count its rows";
  expect((await orchc(folder.path, ["plan", query, "--name", "rows"])).status).toBe(0);
  expect((await orchc(folder.path, ["build", "rows"])).status).toBe(0);
  await folder.write("data/c.csv", "region,revenue\nnorth,1\n");
  const { status } = await orchc(folder.path, ["exec", "rows"]);
  expect(status).toBe(0);
  const { output } = await orchcJson<Shown>(folder.path, ["show", "last", "t2"]);
  expect(output.data.results.map(({ value }) => value)).toEqual([2, 3, 1]);
});

test("a loop over rows hands on their cells", async () => {
  await using folder = await tempFolder(files);
  const query = "For each row of words.csv, search for its word in docs";
  expect((await orchc(folder.path, ["run", query])).status).toBe(0);
  const { output } = await orchcJson<Shown>(folder.path, ["show", "last", "t2"]);
  expect(output.data.results.map((one) => JSON.stringify(one).includes("An apple"))).toEqual([
    true,
    false,
    false,
  ]);
});

test.each([
  ["at least 6500", "then"],
  ["more than 6500", "else"],
])("a total that is %s decides what is done", async (comparison, expected) => {
  await using folder = await tempFolder(files);
  const query = `If the total revenue in data/a.csv is ${comparison}, read the file docs/c.md, otherwise count the rows of data/b.csv`;
  const { status } = await orchc(folder.path, ["run", query]);
  expect(status).toBe(0);
  const shown = await orchcJson<{ output: { data: { taken: string } } }>(folder.path, [
    "show",
    "last",
    "t2",
  ]);
  expect(shown.output.data.taken).toBe(expected);
});
