/** What holds of every page that orchc writes, whatever stands on it. */
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { accessibleNodes, headingProblems, namelessNodes } from "./accessibility.ts";
import { openPage, type OpenPage } from "./open-page.ts";
import { weakTexts } from "./in-page/contrast.ts";
import { cutOff, overflowing, visibleTexts } from "./in-page/layout.ts";
import { lightnessOf } from "./in-page/lightness.ts";

/** WCAG 2.2, 1.4.3: text of any size. */
const LEAST_CONTRAST = 4.5;
/** A phone, a tablet, a desk. */
const WIDTHS = [360, 800, 1400];
/** A4 with margins of 15 mm, at 96 pixels an inch. */
const PAPER = 680;

/** @param open gives the browser and the file; both are made before the tests begin. */
export function describeSoundPage(
  name: string,
  open: () => { readonly browser: Browser; readonly file: string },
): void {
  describe(`${name} is sound: it`, () => {
    let folded: OpenPage;
    let unfolded: OpenPage;
    beforeAll(async () => {
      const { browser, file } = open();
      folded = await openPage(browser, file);
      unfolded = await openPage(browser, file, { unfolded: true });
    });
    afterAll(() => Promise.all([folded, unfolded].map((one) => one[Symbol.asyncDispose]())));

    test.each(WIDTHS)("fits a window of %i pixels", async (width) => {
      for (const { page } of [folded, unfolded]) {
        await page.setViewportSize({ width, height: 900 });
        expect(await page.evaluate(overflowing)).toEqual([]);
      }
    });

    test.each(["light", "dark"] as const)("can be read when it is %s", async (colorScheme) => {
      const { page } = unfolded;
      await page.emulateMedia({ media: "screen", colorScheme });
      expect(await page.evaluate(weakTexts, LEAST_CONTRAST)).toEqual([]);
      const corner = await page.screenshot({ clip: { x: 0, y: 0, width: 1, height: 1 } });
      const lightness = await page.evaluate(lightnessOf, corner.toString("base64"));
      expect(Math.abs(lightness - (colorScheme === "light" ? 1 : 0))).toBeLessThan(0.15);
    });

    test("prints whole, dark on white, whatever the screen is like", async () => {
      await unfolded.page.setViewportSize({ width: PAPER, height: 900 });
      await unfolded.page.emulateMedia({ media: "screen" });
      const all = await unfolded.page.evaluate(visibleTexts, "body");
      // Raw outputs are for looking things up; paper says where they are.
      const outputs = new Set(await unfolded.page.evaluate(visibleTexts, ".outputs"));
      expect(all.length).toBeGreaterThan(10);
      const { page } = folded;
      await page.setViewportSize({ width: PAPER, height: 900 });
      for (const colorScheme of ["light", "dark"] as const) {
        await page.emulateMedia({ media: "print", colorScheme });
        const printed = new Set(await page.evaluate(visibleTexts, "body"));
        // What unfolds a frame is of no use on paper, and the frame's page prints on its own.
        const left = all.filter((text) => !printed.has(text) && !outputs.has(text));
        expect(left.filter((text) => text !== "Read it here")).toEqual([]);
        expect(await page.evaluate(visibleTexts, ".outputs")).toEqual([]);
        expect(await page.evaluate(cutOff)).toEqual([]);
        expect(await page.evaluate(weakTexts, LEAST_CONTRAST)).toEqual([]);
      }
    });

    test("tells who does not see it what is where", async () => {
      const { page } = unfolded;
      const nodes = await accessibleNodes(page);
      expect(headingProblems(nodes)).toEqual([]);
      expect(namelessNodes(nodes)).toEqual([]);
      expect(nodes.filter(({ role }) => role === "main")).toHaveLength(1);
      expect(await page.evaluate(() => document.documentElement.lang)).toBe("en");
      expect(await page.title()).not.toBe("");
    });

    test("loads nothing, and gives the browser nothing to complain of", () => {
      for (const { requests, complaints } of [folded, unfolded]) {
        expect(requests).toEqual([]);
        expect(complaints).toEqual([]);
      }
    });
  });
}
