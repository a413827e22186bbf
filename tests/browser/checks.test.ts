/** The checks of these tests find what they look for: a page with all the faults that they know. */
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { tempFolder, type TempFolder } from "../support/temp-folder.ts";
import { accessibleNodes, headingProblems, namelessNodes } from "./accessibility.ts";
import { startCanary } from "./canary.ts";
import { hasBrowser, launchBrowser } from "./chromium.ts";
import { activeContent } from "./in-page/active-content.ts";
import { weakTexts } from "./in-page/contrast.ts";
import { cutOff, overflowing, visibleTexts } from "./in-page/layout.ts";
import { openPage } from "./open-page.ts";

const FAULTY = (origin: string): string => `<!doctype html>
<html><head><meta http-equiv="Content-Security-Policy" content="script-src 'none'"></head>
<body style="background: #fff; color: #000">
<h2>First</h2><h4></h4>
<p>Strong</p><p style="color: #777">Weak</p><p style="opacity: 0.5">Faint</p><p hidden>Gone</p>
<svg viewBox="0 0 100 20" width="100" height="20" role="img"><text y="15" fill="#999">Pale</text></svg>
<div style="width: 900px">Wide</div>
<div style="height: 10px; overflow: hidden">Cut<br>off</div>
<details><summary>More</summary><p>Folded</p></details>
<a href="javascript:void 0"></a><img src="${origin}/picture"><p onclick="x()">Click</p>
<script>document.title = "ran"</script>
</body></html>`;

describe.skipIf(!hasBrowser)("the checks", () => {
  let browser: Browser;
  let folder: TempFolder;
  beforeAll(async () => {
    [browser, folder] = await Promise.all([launchBrowser(), tempFolder()]);
  });
  afterAll(() => Promise.all([browser.close(), folder[Symbol.asyncDispose]()]));

  test("find every fault of a page", async () => {
    await using canary = await startCanary();
    await folder.write("faulty.html", FAULTY(canary.origin));
    await using it = await openPage(browser, folder.at("faulty.html"));
    const { page } = it;
    expect(it.requests).toEqual([`${canary.origin}/picture`]);
    expect(canary.heard).toEqual(["/picture"]);
    expect(it.complaints.join("\n")).toContain("violates the following Content Security Policy");
    const weak = await page.evaluate(weakTexts, 4.5);
    expect(weak.map(({ text }) => text)).toEqual(["Weak", "Faint", "Pale"]);
    // #777777 on white: 4.48, as WebAIM's contrast checker has it.
    expect(weak[0]?.contrast).toBeCloseTo(4.48, 2);
    expect(await page.evaluate(overflowing)).toEqual(["the page", "div."]);
    expect(await page.evaluate(cutOff)).toEqual(["div.: Cutoff"]);
    const texts = await page.evaluate(visibleTexts, "body");
    expect(texts).toContain("Strong");
    expect(texts).not.toContain("Gone");
    expect(texts).not.toContain("Folded");
    const active = await page.evaluate(activeContent);
    expect(active.map((text) => text.split(/[ >]/)[0])).toEqual(["<img", "<script", "a", "p"]);
    const nodes = await accessibleNodes(page);
    expect(headingProblems(nodes)).toEqual(["h2 First", "h4 (empty)"]);
    expect(namelessNodes(nodes).toSorted()).toEqual(["image", "image", "link"]);
  });
});
