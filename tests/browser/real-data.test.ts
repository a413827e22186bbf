/** The pages of real questions about real data. */
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { hasBrowser, launchBrowser } from "./chromium.ts";
import { drawnCharts } from "./in-page/charts.ts";
import { openPage } from "./open-page.ts";
import { describeSoundPage } from "./sound-page.ts";
import type { MadePages } from "./workspaces/made-pages.ts";
import { askedFor, everyKind } from "./workspaces/real.ts";

/** Words of a chart below this many pixels cannot be read. */
const SMALLEST_WORDS = 8;

describe.skipIf(!hasBrowser)("pages about real data", () => {
  let browser: Browser;
  let asked: MadePages;
  let kinds: MadePages;
  beforeAll(async () => {
    [browser, asked, kinds] = await Promise.all([launchBrowser(), askedFor(), everyKind()]);
  });
  afterAll(() =>
    Promise.all([browser.close(), asked[Symbol.asyncDispose](), kinds[Symbol.asyncDispose]()]),
  );

  describeSoundPage("the report of a question", () => ({ browser, file: asked.report }));
  describeSoundPage("the report of a run with every kind of chart", () => ({
    browser,
    file: kinds.report,
  }));
  describeSoundPage("a page with every kind of chart", () => ({ browser, file: kinds.page }));

  describe.each(["report", "page"] as const)("the charts of the %s", (which) => {
    test.each([360, 1400])("are drawn, and large enough at %i pixels", async (width) => {
      await using it = await openPage(browser, kinds[which], { width });
      const charts = await it.page.evaluate(drawnCharts);
      expect(charts).toHaveLength(5);
      for (const { shapes, words, smallestWords, box } of charts) {
        expect(shapes).toBeGreaterThan(0);
        expect(words).toBeGreaterThan(5);
        expect(smallestWords).toBeGreaterThan(SMALLEST_WORDS);
        expect(box.width).toBeGreaterThan(290);
        expect(box.height).toBeGreaterThan(200);
      }
    });
  });

  test("a chart opened by itself is a picture that can be read, light and dark", async () => {
    for (const scheme of ["light", "dark"] as const) {
      await using it = await openPage(browser, kinds.pictures[0]!, { scheme });
      const { ink, ground } = await it.page.evaluate(() => {
        const { color, backgroundColor } = getComputedStyle(document.documentElement);
        return { ink: color, ground: backgroundColor };
      });
      expect({ ink, ground }).toEqual(
        scheme === "light"
          ? { ink: "rgb(28, 32, 36)", ground: "rgb(255, 255, 255)" }
          : { ink: "rgb(228, 231, 234)", ground: "rgb(20, 23, 26)" },
      );
      expect(it.complaints).toEqual([]);
    }
  });

  test("every statement of the answer leads to the task that it comes from", async () => {
    await using it = await openPage(browser, kinds.report);
    const { page } = it;
    const statements = page.getByRole("region", { name: "Answer" }).getByRole("listitem");
    const count = await statements.count();
    expect(count).toBeGreaterThan(3);
    for (let i = 0; i < count; i += 1) {
      const marker = statements.nth(i).getByRole("link").first();
      const task = await marker.textContent();
      await page.evaluate(() => window.scrollTo(0, 0));
      await marker.click();
      expect(await highlighted(page)).toEqual({ task, inView: true });
    }
  });

  test("every other mention of a task leads to it as well", async () => {
    for (const { report } of [asked, kinds]) {
      await using it = await openPage(browser, report);
      const astray = await it.page.evaluate(() =>
        [...document.querySelectorAll<HTMLAnchorElement>('a[href^="#task-"]')]
          .filter((link) => {
            const row = document.querySelector(link.getAttribute("href") ?? "");
            return row?.querySelector("td")?.textContent !== link.textContent;
          })
          .map((link) => link.outerHTML),
      );
      expect(astray).toEqual([]);
    }
  });

  test("links lead to files that are there", async () => {
    await using it = await openPage(browser, kinds.report);
    const links = await it.page.evaluate(() =>
      [...document.querySelectorAll<HTMLAnchorElement>('a[href^="files/"]')].map(
        ({ href }) => href,
      ),
    );
    expect(links).toHaveLength(6);
    expect(links.filter((href) => !existsSync(fileURLToPath(href)))).toEqual([]);
  });

  test("the page of the run shows the page that was asked for in its place", async () => {
    await using it = await openPage(browser, asked.report);
    await it.page.getByText("Read it here").click();
    const frame = it.page.frameLocator("iframe");
    const title = await frame.getByRole("heading", { level: 1 }).textContent();
    await using page = await openPage(browser, asked.page);
    expect(title).toBe(await page.page.getByRole("heading", { level: 1 }).textContent());
    expect(await frame.getByRole("img").count()).toBe(1);
    expect(it.complaints).toEqual([]);
  });
});

/** The task whose row is marked as the place that a link leads to, and whether a person sees it. */
function highlighted(page: Page) {
  return page.evaluate(() => {
    const row = document.querySelector("tr:target");
    const { top = -1, bottom = -1 } = row?.getBoundingClientRect() ?? {};
    const cell = row?.querySelector("td");
    return { task: cell?.textContent, inView: top >= 0 && bottom <= window.innerHeight };
  });
}
