/** A workspace with two MCP servers, an imported HTTP API and an agent of its own, and what it must not give away. */
import { peer } from "./mcp/peers.ts";
import { ownAgent } from "./own-agent.ts";
import { KEY, petShopDocument, SERVICE, type PetShop } from "./pet-shop.ts";
import { userWorkspace, type UserWorkspace } from "./user-workspace.ts";

export const connectedEnv = { PET_SHOP_KEY: KEY };

/** Greets once `hold/greeting` has gone, and says what it can reach. */
const own = ownAgent({
  name: "own",
  card: "Greets people.",
  tools: {
    greeting: {
      description: "Write a greeting for a person.",
      input: `{ person: z.string().describe("who is greeted") }`,
      output: "{ greeting: z.string(), seen: z.string() }",
      run: `async ({ person }, context) => {
        const { existsSync } = await import("node:fs");
        while (existsSync(context.resolve("hold/greeting"))) await new Promise((done) => setTimeout(done, 20));
        const reached = await fetch("http://127.0.0.1:9/").then(() => "reached", () => "no network");
        return { greeting: "Hello " + person, seen: (process.env.PET_SHOP_KEY ?? "no key") + ", " + reached };
      }`,
      more: `phrases: ["greet {person}"], headline: ({ greeting }) => [greeting], permissions: { read: ["hold"] },`,
    },
  },
});

const nodes = [
  { type: "entity", name: "Mia", entityType: "cat", observations: ["likes the window seat"] },
];

/** Use with `await using`. Its tools are listed and imported. */
export async function connectedWorkspace(
  shop: PetShop,
  config: object = {},
): Promise<UserWorkspace> {
  const workspace = await userWorkspace({
    files: {
      "agents/own.ts": own,
      "openapi.json": petShopDocument(),
      "hold/.keep": "",
      "memory.json": nodes.map((node) => JSON.stringify(node)).join("\n"),
      "notes/mia.txt": "Mia likes the window seat.\n",
    },
  });
  const memory = { ...peer("memory"), env: { MEMORY_FILE_PATH: workspace.at("memory.json") } };
  await workspace.write(
    "orchc.config.yaml",
    JSON.stringify({
      network: { routes: { [SERVICE]: shop.origin } },
      mcpServers: { disk: peer("filesystem", workspace.at("notes")), memory },
      ...config,
    }),
  );
  for (const words of [["--refresh"], ["--import", "openapi.json"]]) {
    const { status, stderr } = await workspace.orchc(["tools", ...words]);
    if (status !== 0) throw new Error(`the tools are not there: ${stderr}`);
  }
  return workspace;
}
