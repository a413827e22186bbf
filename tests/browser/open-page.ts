/** A file opened in the browser as a person would, and everything that the browser then has to say about it. */
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { pathToFileURL } from "node:url";

export interface OpenOptions {
  /** CSS pixels. Default 800. */
  readonly width?: number;
  /** Default light. */
  readonly scheme?: "light" | "dark";
  /** Default screen. */
  readonly media?: "screen" | "print";
  /** Opens everything that can be unfolded. Default: no. */
  readonly unfolded?: boolean;
  /** Without the page's own policy, which leaves only what it is made of to protect it. */
  readonly bypassCSP?: boolean;
}

export interface OpenPage extends AsyncDisposable {
  readonly page: Page;
  /** URLs of all requests but that for the page itself and what it carries (`data:`). */
  readonly requests: readonly string[];
  /** Errors and warnings on the console, violations of the policy among them; errors of scripts; dialogs. */
  readonly complaints: readonly string[];
}

/** Use with `await using`. */
export async function openPage(
  browser: Browser,
  file: string,
  options: OpenOptions = {},
): Promise<OpenPage> {
  const { width = 800, scheme = "light", media = "screen", unfolded, bypassCSP } = options;
  const settings: BrowserContextOptions = {
    viewport: { width, height: 900 },
    colorScheme: scheme,
    ...(bypassCSP !== undefined && { bypassCSP }),
  };
  const context = await browser.newContext(settings);
  context.setDefaultTimeout(20_000);
  const page = await context.newPage();
  const url = pathToFileURL(file).href;
  const requests: string[] = [];
  const complaints: string[] = [];
  page.on("request", (request) => {
    if (request.url() !== url && !request.url().startsWith("data:")) requests.push(request.url());
  });
  page.on("console", (message) => complaints.push(`${message.type()}: ${message.text()}`));
  page.on("pageerror", (error) => complaints.push(`error: ${error.message}`));
  page.on("dialog", (dialog) => {
    complaints.push(`${dialog.type()}: ${dialog.message()}`);
    void dialog.dismiss();
  });
  await page.emulateMedia({ media, colorScheme: scheme });
  await page.goto(url);
  if (unfolded === true) await unfold(page);
  return { page, requests, complaints, [Symbol.asyncDispose]: () => context.close() };
}

function unfold(page: Page): Promise<void> {
  return page.evaluate(() => {
    for (const details of document.querySelectorAll("details")) details.open = true;
  });
}
