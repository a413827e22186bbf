/** What a refused question is offered: readings that lead to a plan, with nothing essential left out. */
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { OrchcError, plan, type Diagnostic } from "../../../../../src/index.ts";
import { tempFolder, type TempFolder } from "../../../../support/temp-folder.ts";

const FILES = {
  "data/hires.csv":
    "hired,boat,skipper,days,fee,state\n2024-01-03,Tern,Ada Moss,2,40,done\n2024-02-01,Skua,Bo Lind,1,22,done\n2024-03-09,Tern,Ada Moss,3,61,open\n2025-01-11,Gull,Cy Roth,2,35,done\n",
  "data/boats.csv": "boat,berth,class\nTern,North,sail\nSkua,South,motor\nGull,North,sail\n",
};

let folder: TempFolder;
beforeAll(async () => {
  folder = await tempFolder(FILES);
});
afterAll(() => folder[Symbol.asyncDispose]());

const told = async (
  query: string,
  readings: readonly number[] = [],
): Promise<readonly Diagnostic[]> => {
  const file = join(folder.path, "asked.query.md");
  const chosen = readings.length === 0 ? "" : `reading: [${readings.join(", ")}]\n`;
  await writeFile(file, `---\nname: asked\n${chosen}---\n${query}\n`);
  try {
    await plan({ query: file, root: folder.path, env: {} });
    return [];
  } catch (error) {
    if (error instanceof OrchcError) return error.diagnostics;
    throw error;
  }
};

test.each([
  "fees per boat berth in data/hires.csv",
  "average fee of unreturned hires in data/hires.csv",
  "how many sailors hired in 2024 in data/hires.csv",
  "total days per boat, only with at least 2 reviews in data/hires.csv",
])("%s: a noun is no word to leave out", async (query) => {
  const codes = (await told(query)).map(({ code }) => code);
  expect(codes).not.toEqual([]);
  expect(codes).not.toContain("ORC2115");
});

test.each([
  "which skipper steered the most days, and how many barrels did each take",
  "which skipper steered the most days",
  "median fee by skipper and boat and state",
])("%s: a reading is offered only where it leads to a plan", async (query) => {
  const offered = (await told(query)).filter(({ help }) => help?.includes("--reading 1") === true);
  const after =
    offered.length > 0
      ? await told(
          query,
          offered.map(() => 1),
        )
      : [];
  expect(after).toEqual([]);
});

test("no message offers the word that is not used", async () => {
  for (const query of ["which Tern hires are odd", "how many posters for Skua"]) {
    const words = query.toLowerCase().split(" ");
    for (const { help = "" } of await told(query)) {
      const [, meant] = /Did you mean "([^"]+)"/.exec(help) ?? [];
      expect(words).not.toContain(meant?.toLowerCase());
    }
  }
});

test.each(["typical fee of a week", "describe the data", "spread of the fees of sailors"])(
  "%s: an example that is offered is planned",
  async (query) => {
    const examples = (await told(query)).flatMap(
      ({ help = "" }) => /for example: "([^"]+)"/.exec(help)?.[1] ?? [],
    );
    const refused: (readonly Diagnostic[])[] = [];
    for (const example of examples) refused.push(await told(example));
    expect(refused.flat()).toEqual([]);
  },
);

test("the bare name of the one file that is called so is no missing file", async () => {
  const codes = (await told("average grumbling fee in hires.csv")).map(({ code }) => code);
  expect(codes).not.toContain("ORC2011");
  expect(await told("total fee in hires.csv")).toEqual([]);
});

test.each([
  "who paid fee and days for the Tern and quarrelled over people",
  "how often were hires open after 1 March 2024",
])("%s: is not judged by another agent", async (query) => {
  const all = (await told(query)).map(({ message, help }) => `${message} ${help}`).join(" ");
  expect(all).not.toMatch(/\b(?:git|markets|text|shell)\.\w+/);
});
