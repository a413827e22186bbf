/** The report of a run that failed and has much to admit. */
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { hasBrowser, launchBrowser } from "./chromium.ts";
import { openPage } from "./open-page.ts";
import { describeSoundPage } from "./sound-page.ts";
import { admittingReport } from "./workspaces/stored.ts";

/** CSS pixels: words below this many cannot be read. */
const SMALLEST_WORDS = 8;

describe.skipIf(!hasBrowser)("a report with much to admit", () => {
  let browser: Browser;
  let made: Awaited<ReturnType<typeof admittingReport>>;
  beforeAll(async () => {
    [browser, made] = await Promise.all([launchBrowser(), admittingReport()]);
  });
  afterAll(() => Promise.all([browser.close(), made[Symbol.asyncDispose]()]));

  describeSoundPage("it", () => ({ browser, file: made.report }));

  test("says what went wrong and what was left out before the answer, in this order", async () => {
    await using it = await openPage(browser, made.report, { width: 360 });
    const tops = await it.page.evaluate(() =>
      ["h1", ".question", ".failure", ".loud", ".answer", ".notes", ".read"].map(
        (one) => document.querySelector(one)?.getBoundingClientRect().top ?? -1,
      ),
    );
    expect(tops.toSorted((a, b) => a - b)).toEqual(tops);
    expect(tops[0]).toBeGreaterThan(0);
  });

  test.each([360, 800, 1400])("the picture of the plan can be read at %i pixels", async (width) => {
    await using it = await openPage(browser, made.report, { width });
    const { smallest, box, scroll } = await it.page.evaluate(() => {
      const picture = document.querySelector(".plan");
      const sizes = [...(picture?.querySelectorAll<SVGTextElement>("svg text") ?? [])].map(
        (text) => parseFloat(getComputedStyle(text).fontSize) * (text.getScreenCTM()?.d ?? 0),
      );
      return {
        smallest: Math.min(...sizes),
        box: picture?.clientWidth ?? 0,
        scroll: picture?.scrollWidth ?? 0,
      };
    });
    expect(smallest).toBeGreaterThan(SMALLEST_WORDS);
    // On a phone there is more than fits, and its edge shows that.
    if (width > 360) return;
    expect(scroll).toBeGreaterThan(box);
    const fades = await it.page.evaluate(() =>
      getComputedStyle(document.querySelector(".plan") ?? document.body).getPropertyValue(
        "--fade-right",
      ),
    );
    expect(parseFloat(fades)).toBeGreaterThan(10);
  });

  test("the SQL of a task unfolds", async () => {
    await using it = await openPage(browser, made.report);
    await it.page.locator(".outputs summary").first().click();
    const sql = it.page.locator(".sql").first();
    expect(await sql.locator("code").isVisible()).toBe(false);
    await sql.locator("summary").click();
    expect(await sql.locator("code").textContent()).toContain("SELECT avg(temperature)");
    expect(await sql.locator("code").isVisible()).toBe(true);
  });
});
