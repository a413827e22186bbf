/** Questions about the one file of a workspace that do not name it, and ask for what it has not. */
import { afterAll, beforeAll, expect, test } from "vitest";
import { OrchcError, plan, type Diagnostic } from "../../../../../src/index.ts";
import { tempFolder, type TempFolder } from "../../../../support/temp-folder.ts";

const LOANS = "member,tool,weeks,fee\nIda,drill,2,4\nNoel,ladder,1,2\nIda,saw,3,6\nSue,drill,1,2\n";

let folder: TempFolder;
beforeAll(async () => {
  folder = await tempFolder({ "loans.csv": LOANS });
});
afterAll(() => folder[Symbol.asyncDispose]());

const refused = async (query: string): Promise<Diagnostic | undefined> => {
  const asked = plan({ query, root: folder.path, env: {} });
  const error: unknown = await asked.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof OrchcError)) throw new Error(`${query} was planned, or failed`);
  return error.diagnostics.find(({ severity }) => severity === "error");
};
const marked = async (query: string) => {
  const told = await refused(query);
  const [place] = told?.places ?? [];
  return [told?.code, place?.in === "query" ? query.slice(place.start, place.end) : place];
};

test.each([
  ["Average fee of otters by member", "otters", "ORC2104"],
  ["Total weeks per member in the shed", "shed", "ORC2104"],
  ["Which members grumbled about the drill", "grumbled", "ORC2115"],
])("%s: the word that it has nothing for is marked", async (query, word, code) => {
  expect(await marked(query)).toEqual([code, word]);
});

test.each(["Book a drill for Ida", "Polish the ladder"])(
  "%s: an order is none of its questions",
  async (query) => {
    expect(await marked(query)).toEqual(["ORC2100", query]);
  },
);

test("where a file is wanted, the example names the one that there is", async () => {
  const told = await refused("describe the data");
  expect(told?.code).toBe("ORC2102");
  expect(told?.help).toContain("describe the data in loans.csv");
});

test("a file that is not there explains why a question about it is none", async () => {
  const told = await refused("Which member paid the most fee in lones.csv?");
  expect([told?.code, told?.help]).toEqual(["ORC2011", 'Did you mean "loans.csv"?']);
});
