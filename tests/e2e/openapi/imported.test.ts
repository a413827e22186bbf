/** A service that is described by an OpenAPI document, from the import to the answer of a run. */
import { expect, test } from "vitest";
import { KEY, petShop, petShopDocument, SERVICE, type PetShop } from "../../support/pet-shop.ts";
import { userWorkspace, type UserWorkspace } from "../../support/user-workspace.ts";

const env = { PET_SHOP_KEY: KEY };

async function imported(shop: PetShop, plan: string): Promise<UserWorkspace> {
  const workspace = await userWorkspace({
    config: { network: { routes: { [SERVICE]: shop.origin } } },
    files: { "openapi.json": petShopDocument(), "queries/pets.plan.yaml": plan },
  });
  const taken = await workspace.orchc(["tools", "--import", "openapi.json"]);
  expect(taken).toMatchObject({ status: 0, stderr: "" });
  expect(taken.stdout).toContain("pet-shop (Pet Shop API): 5 tools");
  expect(taken.stdout).toContain("PET_SHOP_KEY  the key");
  return workspace;
}

const first = `description: The first cat, and an order for it
tasks:
  - { id: cats, tool: pet-shop.listPets, args: { kind: [cat, "a&b"], limit: 1 } }
  - { id: more, tool: pet-shop.listPets, args: { kind: [cat], limit: 1, after: { $ref: cats.next } } }
  - { id: pet, tool: pet-shop.getPet, args: { id: { $ref: "more.items[0].id" } } }
  - { id: order, tool: pet-shop.placeOrder, args: { pet: { $ref: pet.id } } }
`;

test("operations are checked, built, and run in confined children, with a key that none of them sees", async () => {
  await using shop = await petShop();
  await using workspace = await imported(shop, first);
  expect(await workspace.orchc(["plan", "--check", "pets"])).toMatchObject({ status: 0 });
  expect(await workspace.orchc(["build", "pets"])).toMatchObject({ status: 0 });

  const run = await workspace.orchc(["exec", "pets", "--yes"], env);
  expect(run).toMatchObject({ status: 0 });
  expect(shop.requests).toEqual([
    { line: "GET /v1/pets?kind=cat&kind=a%26b&limit=1", body: "", key: KEY },
    { line: "GET /v1/pets?kind=cat&after=1&limit=1", body: "", key: KEY },
    { line: "GET /v1/pets/3", body: "", key: KEY },
    { line: "POST /v1/orders", body: '{"pet":3}', key: KEY },
  ]);
  const files = await workspace.runFiles();
  expect(files["data.json"]).toContain('"order"');
  expect(JSON.stringify(files)).not.toContain(KEY);
});

test("a field that the schema does not have is found before anything is asked", async () => {
  await using shop = await petShop();
  await using workspace = await imported(shop, first.replace("pet.id", "pet.number"));
  const { status, stderr } = await workspace.orchc(["plan", "--check", "pets"]);
  expect(status).toBe(2);
  expect(stderr).toContain("number");
  expect(shop.requests).toEqual([]);
});

test("a value of the wrong type does not pass the type check", async () => {
  await using shop = await petShop();
  await using workspace = await imported(shop, first.replace("$ref: pet.id", "$ref: pet.name"));
  expect(await workspace.orchc(["build", "pets"])).toMatchObject({ status: 2 });
});

test("what a service refuses is said in its words, and what passes is tried again", async () => {
  await using shop = await petShop();
  await using workspace = await imported(
    shop,
    `tasks:
  - { id: all, tool: pet-shop.countPets, retry: { limit: 1 } }
  - { id: pet, tool: pet-shop.getPet, args: { id: 99 }, needs: [{ task: all }] }
`,
  );
  expect(await workspace.orchc(["build", "pets"])).toMatchObject({ status: 0 });
  const { status, stdout, stderr } = await workspace.orchc(["exec", "pets"], env);
  expect(status).not.toBe(0);
  expect(stdout + stderr).toContain("answered with status 404: Not done: There is no pet 99");
  expect(shop.requests.map(({ line }) => line)).toEqual([
    "GET /v1/busy",
    "GET /v1/busy",
    "GET /v1/pets/99",
  ]);
});

test("a changed document is imported again: what changed is said, also for builds, and edits are kept", async () => {
  await using shop = await petShop();
  await using workspace = await imported(shop, first);
  expect(await workspace.orchc(["build", "pets"])).toMatchObject({ status: 0 });
  const same = await workspace.orchc(["tools", "--import", "openapi.json"]);
  expect(same.stdout).toContain("nothing has changed");

  const files = await workspace.files("agents/pet-shop");
  await workspace.write("agents/pet-shop/countPets.ts", `${files["countPets.ts"]}// mine\n`);
  const changed = petShopDocument(({ components, paths }) => {
    components.schemas.Pet.properties["id"] = { type: "string" };
    Reflect.deleteProperty(paths["/pets/{id}"], "delete");
    Reflect.deleteProperty(paths, "/busy");
  });
  await workspace.write("openapi.json", changed);
  const again = await workspace.orchc(["tools", "--import", "openapi.json"]);
  expect(again).toMatchObject({ status: 0 });
  expect(again.stdout).toMatch(/changed +listPets, getPet/);
  expect(again.stdout).toMatch(/removed +removePet/);
  expect(again.stdout).toMatch(/Builds that this affects: pets \(.*u1\.ts/);
  expect(again.stderr).toContain("ORC7043");
  expect(again.stderr).toContain("agents/pet-shop/countPets.ts");
  expect(workspace.exists("agents/pet-shop/removePet.ts")).toBe(false);
  expect((await workspace.files("agents/pet-shop"))["countPets.ts"]).toContain("// mine");

  const drift = await workspace.orchc(["drift", "pets"]);
  expect(drift.stdout).toContain("pet-shop.getPet");
});
