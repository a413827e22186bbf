import { writeFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { embeddingServer, vectorsBy } from "../../support/embedding-server.ts";
import { testWorkspace } from "../../support/workspaces.ts";
import { pathsFor, repositoryAt } from "./support.ts";

/** Knows that a car is an automobile. */
const meaning = (text: string): number[] => [
  /\b(?:car|automobile)/i.test(text) ? 1 : 0.01,
  /\b(?:dog|hound)/i.test(text) ? 1 : 0.01,
  0.1,
];

const settings = (baseUrl: string, name = "small") =>
  `models: { embedding: { baseUrl: ${JSON.stringify(baseUrl)}, name: ${name} } }\n`;

const FILES = { "a.md": "# Automobile\n\nIt has wheels.\n", "b.md": "# Hound\n\nIt barks.\n" };

test("finds by meaning what shares no word, sends a text once, and makes vectors of another model anew", async () => {
  await using server = await embeddingServer(vectorsBy(meaning));
  await using folder = await testWorkspace({
    "orchc.config.yaml": settings(server.baseUrl),
    ...FILES,
  });
  const repository = await repositoryAt(folder.path);
  expect(await repository.update()).toMatchObject({ embedded: 4 });
  expect((await pathsFor(repository, "car"))[0]).toBe("a.md");
  expect((await pathsFor(repository, "dog"))[0]).toBe("b.md");
  expect(await repository.update()).toMatchObject({ embedded: 0 });

  await writeFile(folder.at("orchc.config.yaml"), settings(server.baseUrl, "other"));
  const again = await repositoryAt(folder.path);
  const { diagnostics } = await again.update();
  expect(diagnostics.map(({ message }) => message)).toEqual([
    "The vectors of the index are made anew: they were made with small, and models.embedding names other.",
  ]);
  expect(again.status().vectors).toMatchObject({ model: "other", dimension: 3, vectors: 4 });
});

test("searches by words alone when the endpoint fails, and says so", async () => {
  await using server = await embeddingServer(() => ({ status: 400, body: { error: "no" } }));
  await using folder = await testWorkspace({
    "orchc.config.yaml": settings(server.baseUrl),
    ...FILES,
  });
  const repository = await repositoryAt(folder.path);
  const { diagnostics } = await repository.update();
  expect(diagnostics.map(({ code }) => code)).toEqual(["ORC8006"]);
  const found = await repository.search("wheels", { limit: 5 });
  expect(found.results.map(({ path }) => path)).toEqual(["a.md"]);
  expect(found.diagnostics.map(({ code }) => code)).toEqual(["ORC8006"]);
});
