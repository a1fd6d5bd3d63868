import { existsSync } from "node:fs";
import { type Browser, chromium } from "playwright-core";

/** Where Debian puts it. */
const USUAL_PATH = "/usr/bin/chromium";

const FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

const path = process.env.CHROMIUM ?? USUAL_PATH;

/**
 * Tests in headless Chromium: that of the environment's `CHROMIUM`, or Debian's. Where there is none they are skipped,
 * which their title says.
 *
 * @param tests gets what answers the browser, which starts before the tests, with an empty profile
 */
export function describeBrowser(title: string, tests: (browser: () => Browser) => void): void {
  if (!existsSync(path)) {
    process.stderr.write(
      `Skipped, for there is no Chromium at ${path} (set CHROMIUM to its path): ${title}\n`,
    );
    describe.skip(`${title} (skipped: there is no Chromium at ${path})`, () =>
      tests(() => {
        throw new Error("there is no browser");
      }));
    return;
  }
  describe(title, () => {
    let browser: Browser | undefined;

    beforeAll(async () => {
      browser = await chromium.launch({ executablePath: path, headless: true, args: FLAGS });
    }, 60_000);

    afterAll(async () => {
      await browser?.close();
    });

    tests(() => {
      if (browser === undefined) {
        throw new Error("the browser has not started");
      }
      return browser;
    });
  });
}
