/** The browser of these tests: Debian's chromium, or the one that `CHROMIUM` names. */
import { existsSync } from "node:fs";
import { chromium, type Browser } from "playwright-core";

const executablePath = process.env["CHROMIUM"] ?? "/usr/bin/chromium";

/** Without a browser these tests are skipped; that is said, and how to have them. */
export const hasBrowser = existsSync(executablePath);

if (!hasBrowser) {
  console.warn(
    `Skipped, because there is no browser at ${executablePath}: apt-get install chromium, or set CHROMIUM to the path of a Chromium.`,
  );
}

/** No sandbox: containers run as root. The rest keeps it from asking the network for anything of its own. */
const args = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

export function launchBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath, args });
}
