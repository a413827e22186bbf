/** `graph.svg` of a build: what a reviewer sees first. */
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { TaskText } from "../support/plans.ts";
import { userWorkspace, type UserWorkspace } from "../support/user-workspace.ts";
import { hasBrowser, launchBrowser } from "./chromium.ts";
import { misplaced } from "./in-page/cards.ts";
import { weakTexts } from "./in-page/contrast.ts";
import { openPage } from "./open-page.ts";
import { awkwardTexts, hostileMarkup } from "./workspaces/hostile-texts.ts";

const titles = [
  "Read it",
  "Compare the monthly average price of AAPL and MSFT in data/stocks.csv",
  "WWWWWWWW MMMMMMMM WWWWWWWW MMMMMMMM",
  ...awkwardTexts,
  ...hostileMarkup("http://127.0.0.1"),
];

/** Layers of texts that are summarised, each of one of the layer before. */
function layered(layers: number, breadth: number): Readonly<Record<string, TaskText>> {
  const ids = Array.from({ length: layers * breadth }, (_, i) => `t${i + 1}`);
  return Object.fromEntries(
    ids.map((id, i) => [
      id,
      {
        title: titles[i % titles.length] ?? "",
        tool: "text.summary",
        args: {
          text: i < breadth ? "A text. Another one." : { $ref: `t${i - breadth + 1}.passage.text` },
        },
        ...(i >= 2 * breadth && { needs: [{ task: "t1", when: "failure" as const }] }),
      },
    ]),
  );
}

/** As many as possible side by side, and one that waits for all of them. */
function fanIn(breadth: number): Readonly<Record<string, TaskText>> {
  const ids = Array.from({ length: breadth }, (_, i) => `t${i + 1}`);
  return {
    ...layered(1, breadth),
    [`t${breadth + 1}`]: {
      title: "All of it on a page",
      tool: "report.page",
      args: { passages: ids.map((id) => ({ $ref: `${id}.passage` })) },
    },
  };
}

/** Tasks that stand in one frame count once. */
const framed: Readonly<Record<string, number>> = { "twenty-five-that-meet": 2 };

const builds = {
  "twenty-five-that-meet": fanIn(24),
  "three-tasks": layered(3, 1),
  "ten-tasks": layered(2, 5),
  "chain-of-ten": layered(10, 1),
  "sixty-tasks": layered(5, 12),
};

describe.skipIf(!hasBrowser)("the picture of a build", () => {
  let browser: Browser;
  let workspace: UserWorkspace;
  beforeAll(async () => {
    [browser, workspace] = await Promise.all([launchBrowser(), userWorkspace()]);
    for (const [name, tasks] of Object.entries(builds)) await workspace.plan(name, tasks);
    const { status, stderr } = await workspace.orchc(["build", "--all"]);
    if (status !== 0) throw new Error(stderr);
  });
  afterAll(() => Promise.all([browser.close(), workspace[Symbol.asyncDispose]()]));

  describe.each(Object.entries(builds))("%s", (name, tasks) => {
    const open = (scheme: "light" | "dark") =>
      openPage(browser, workspace.at(`generated/${name}/graph.svg`), { scheme });

    test("has a card for each, with its words inside, whatever the font", async () => {
      await using it = await open("light");
      expect(await it.page.locator(".node").count()).toBe(
        framed[name] ?? Object.keys(tasks).length,
      );
      expect(await it.page.evaluate(misplaced)).toEqual([]);
      // Where there is no Helvetica, nor anything like it.
      await it.page.evaluate(() => {
        for (const text of document.querySelectorAll("text")) {
          text.setAttribute("font-family", "DejaVu Sans, Verdana, sans-serif");
        }
      });
      expect(await it.page.evaluate(misplaced)).toEqual([]);
      expect(it.complaints).toEqual([]);
      expect(it.requests).toEqual([]);
    });

    test.each(["light", "dark"] as const)("can be read when the page is %s", async (scheme) => {
      await using it = await open(scheme);
      expect(await it.page.evaluate(weakTexts, 4.5)).toEqual([]);
    });
  });

  test("few tasks fit side by side on a page of a repository", async () => {
    for (const name of ["three-tasks", "ten-tasks", "chain-of-ten"]) {
      await using it = await openPage(browser, workspace.at(`generated/${name}/graph.svg`));
      const width = await it.page.evaluate(
        () => document.documentElement.getBoundingClientRect().width,
      );
      expect(width).toBeLessThan(900);
    }
  });
});
