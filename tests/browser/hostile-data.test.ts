/** Nothing that data, services or models say becomes more than text on a page. */
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startCanary, type Canary } from "./canary.ts";
import { hasBrowser, launchBrowser } from "./chromium.ts";
import { activeContent } from "./in-page/active-content.ts";
import { visibleTexts } from "./in-page/layout.ts";
import { openPage } from "./open-page.ts";
import { describeSoundPage } from "./sound-page.ts";
import { hostileMarkup } from "./workspaces/hostile-texts.ts";
import { meantToHarm, pageThatWantsOut } from "./workspaces/hostile.ts";
import type { MadePages } from "./workspaces/made-pages.ts";

describe.skipIf(!hasBrowser)("pages about data that means harm", () => {
  let browser: Browser;
  let canary: Canary;
  let harm: MadePages;
  let framed: MadePages;
  beforeAll(async () => {
    canary = await startCanary();
    const { origin } = canary;
    [browser, harm, framed] = await Promise.all([
      launchBrowser(),
      meantToHarm(origin),
      pageThatWantsOut(origin),
    ]);
  });
  afterAll(async () => {
    const made = [browser.close(), harm[Symbol.asyncDispose](), framed[Symbol.asyncDispose]()];
    await Promise.all([...made, canary[Symbol.asyncDispose]()]);
  });

  describeSoundPage("the report", () => ({ browser, file: harm.report }));
  describeSoundPage("the page", () => ({ browser, file: harm.page }));

  describe.each(["report", "page"] as const)("the %s", (which) => {
    test("shows markup as it is written, and has nothing on it that could run, load or lead away", async () => {
      await using it = await openPage(browser, harm[which], { unfolded: true });
      const text = (await it.page.evaluate(visibleTexts, "body")).join(" ");
      for (const markup of hostileMarkup(canary.origin)) expect(text).toContain(markup);
      expect(await it.page.evaluate(activeContent)).toEqual([]);
    });

    test("runs and loads nothing, even without its own policy", async () => {
      await using it = await openPage(browser, harm[which], { unfolded: true, bypassCSP: true });
      expect(it.complaints).toEqual([]);
      expect(it.requests).toEqual([]);
      expect(await it.page.evaluate(() => "evil" in globalThis)).toBe(false);
      expect(canary.heard).toEqual([]);
    });

    test("is not covered by what it shows", async () => {
      await using it = await openPage(browser, harm[which], { bypassCSP: true });
      const top = await it.page.evaluate(() => {
        const { x, y } = document.querySelector("h1")!.getBoundingClientRect();
        return document.elementFromPoint(x + 5, y + 5)?.localName;
      });
      expect(top).toBe("h1");
    });
  });

  test("text from right to left is laid out from right to left", async () => {
    await using it = await openPage(browser, harm.page);
    const cell = it.page.getByRole("cell", { name: "שלום" }).first();
    const sides = await cell.evaluate((element) => {
      const range = document.createRange();
      const sideOf = (start: number): number => {
        range.setStart(element.firstChild!, start);
        range.setEnd(element.firstChild!, start + 1);
        return range.getBoundingClientRect().left;
      };
      return { first: sideOf(0), last: sideOf((element.textContent ?? "").length - 1) };
    });
    expect(sides.first).toBeGreaterThan(sides.last);
  });

  test("of ten thousand rows the page has those that a person looks at, and says so", async () => {
    await using it = await openPage(browser, harm.page);
    expect(await it.page.getByRole("row").count()).toBeLessThan(600);
    expect(await it.page.getByText("First 500 of 10,000 rows.").count()).toBe(1);
    await using report = await openPage(browser, harm.report, { unfolded: true });
    expect(await report.page.getByText("first 50 of 10,000 rows").count()).toBe(1);
  });

  test("a page that a task made gets no script, no network and no way out of its frame", async () => {
    await using it = await openPage(browser, framed.report, { unfolded: true });
    const frame = it.page.frameLocator("iframe");
    expect(await frame.locator("h1").textContent()).toBe("A page of a tool");
    await frame.locator("#top").click();
    await frame.locator("#send").click();
    await frame.locator("#out").click();
    expect(it.page.url()).toMatch(/report\.html$/);
    expect(await it.page.evaluate(() => "evil" in globalThis)).toBe(false);
    expect(canary.heard).toEqual([]);
    // The policy and the frame say what they held back.
    expect(it.complaints.join("\n")).toMatch(/Blocked script execution/);
  });
});
