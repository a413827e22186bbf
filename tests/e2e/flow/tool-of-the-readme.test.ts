/** The tool that README.md shows, saved under agents/ to the letter: listed, planned, and run against a server. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { REPOSITORY } from "../../support/built-cli.ts";
import { serve } from "../../support/serve.ts";
import { userWorkspace } from "../../support/user-workspace.ts";

test("the tool of the README is an agent at once", async () => {
  const readme = await readFile(join(REPOSITORY, "README.md"), "utf8");
  const [, tool] = /<!-- file: agents\/weather\.ts -->\s+```ts\n(.*?)```/s.exec(readme) ?? [];
  expect(tool).toContain("defineTool");

  const days = JSON.stringify([{ date: "2026-12-01", celsius: -3.5 }]);
  await using server = await serve("application/json", days);
  await using folder = await userWorkspace({
    files: { "agents/weather.ts": tool ?? "" },
    config: { network: { routes: { "https://api.example.org": new URL(server.url).origin } } },
  });
  expect((await folder.orchc(["tools", "weather"])).stdout).toContain("weather.forecast");
  const ran = await folder.orchc(["run", "Forecast of the weather at Oslo for the next 5 days"]);
  expect(ran).toMatchObject({ status: 0 });
  expect(await folder.read("generated/forecast-weather-oslo-next/plan.json")).toMatch(
    /"args": \{\s*"days": 5,\s*"place": "Oslo"\s*\}/,
  );
  expect(folder.rows("select output_data from task_outputs")).toEqual([
    { output_data: expect.stringContaining("-3.5") },
  ]);
});
