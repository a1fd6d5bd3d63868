import { createHash } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { BrowserContextOptions, Page } from "playwright-core";
import { renderReportPage } from "../../lib/core/report/html/report-page";
import { SAMPLE, withTexts } from "../core/report/html/sample-report";
import { describeBrowser } from "./describe-browser";

const sha256Base64 = (text: string): string => createHash("sha256").update(text, "utf8").digest("base64");

/** A text in which everything tries to run. */
const HOSTILE =
  "</style></script><script>window.ran=1</script><img src=https://evil.example/a onerror=window.ran=1>\"onfocus='window.ran=1'autofocus";

/** An opened page, and what went wrong with it. */
interface Opened {
  readonly page: Page;
  /** What the console, the page or its policy complained of, and requests other than that for the page. */
  readonly troubles: readonly string[];
}

describeBrowser("the page for a review, in Chromium", (browser) => {
  const folder = mkdtempSync(join(tmpdir(), "report-"));
  const file = (name: string): string => join(folder, name);
  const opened: Page[] = [];

  beforeAll(() => {
    writeFileSync(file("sample.html"), renderReportPage(SAMPLE, sha256Base64));
    writeFileSync(
      file("hostile.html"),
      renderReportPage(
        withTexts(SAMPLE, () => HOSTILE),
        sha256Base64,
      ),
    );
  });

  afterEach(async () => {
    await Promise.all(opened.splice(0).map((page) => page.context().close()));
  });

  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  async function open(name = "sample.html", options: BrowserContextOptions = {}): Promise<Opened> {
    const context = await browser().newContext({ viewport: { width: 1200, height: 900 }, ...options });
    const page = await context.newPage();
    opened.push(page);
    const troubles: string[] = [];
    const url = pathToFileURL(file(name)).href;
    await context.route("**/*", (route) =>
      route.request().url() === url ? route.continue() : route.abort("blockedbyclient"),
    );
    page.on("request", (request) => {
      if (request.url() !== url) troubles.push(`request: ${request.url()}`);
    });
    page.on("console", (message) => troubles.push(`console: ${message.text()}`));
    page.on("pageerror", (error) => troubles.push(`error: ${error.message}`));
    await page.goto(url);
    return { page, troubles };
  }

  const shown = (page: Page, selector: string): Promise<number> =>
    page
      .locator(selector)
      .evaluateAll(
        (all) =>
          all.filter((each) => (each as unknown as { checkVisibility(): boolean }).checkVisibility()).length,
      );

  const colours = (page: Page): Promise<readonly string[]> =>
    page.evaluate(
      "[getComputedStyle(document.body).backgroundColor, getComputedStyle(document.body).color]",
    ) as Promise<readonly string[]>;

  it("asks the network for nothing, and complains of nothing", async () => {
    const { page, troubles } = await open();
    await page.waitForLoadState("networkidle");
    expect(await page.title()).toBe("Network review: Azure Machine Learning in westus");
    expect(await page.locator("#filter-count").textContent()).toBe("5 flows, 3 findings");
    expect(troubles).toEqual([]);
  });

  it("does not run what its policy does not name", async () => {
    const { page, troubles } = await open();
    await page.evaluate(
      "(() => { const added = document.createElement('script'); added.textContent = 'window.ran = 1'; document.body.append(added); })()",
    );
    expect(await page.evaluate("window.ran")).toBeUndefined();
    expect(troubles.join()).toContain("Content Security Policy");
  });

  it("runs nothing of a hostile text, and asks for nothing", async () => {
    const { page, troubles } = await open("hostile.html");
    await page.waitForLoadState("networkidle");
    expect(await page.evaluate("window.ran")).toBeUndefined();
    expect(await page.locator("img").count()).toBe(0);
    expect(await page.locator("h1").textContent()).toContain("<script>window.ran=1</script>");
    expect(troubles).toEqual([]);
  });

  it("is filtered by keyboard alone, tells how many are left, and shows all again with Escape", async () => {
    const { page, troubles } = await open();
    const tabs = ["Skip to the content", ...["Summary", "Selection", "Path", "Findings"]];
    for (const text of tabs) {
      await page.keyboard.press("Tab");
      expect(await page.evaluate("document.activeElement.textContent")).toBe(text);
    }
    for (let step = 0; step < 5; step += 1) {
      await page.keyboard.press("Tab");
    }
    expect(await page.evaluate("document.activeElement.id")).toBe("filter-text");
    await page.keyboard.type("BLOCKED storage");
    const count = page.getByRole("status");
    await count.filter({ hasText: "2 of 5 flows, 1 of 3 findings" }).waitFor();
    expect(await count.getAttribute("aria-live")).toBe("polite");
    expect(await shown(page, "[data-flow]")).toBe(2);
    expect(await shown(page, "[data-finding]")).toBe(1);
    expect(await shown(page, "#flows-table tbody")).toBe(1);
    await page.keyboard.press("Escape");
    expect(await count.textContent()).toBe("5 flows, 3 findings");
    expect(await shown(page, "[data-flow]")).toBe(5);
    await page.keyboard.type("no such text");
    await count.filter({ hasText: "0 of 5 flows, 0 of 3 findings" }).waitFor();
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    expect(await shown(page, "[data-flow]")).toBe(5);
    expect(await page.evaluate("document.activeElement.id")).toBe("filter-text");
    expect(troubles).toEqual([]);
  });

  it("finds a flow by what its requirement says", async () => {
    const { page } = await open();
    await page.getByLabel("Filter", { exact: true }).fill("microsoft graph outbound");
    await page.getByRole("status").filter({ hasText: "2 of 5 flows" }).waitFor();
    expect(await shown(page, "[data-flow]")).toBe(2);
  });

  it("shows everything without script, and no filter", async () => {
    const { page, troubles } = await open("sample.html", { javaScriptEnabled: false });
    expect(await page.locator("#filter").isVisible()).toBe(false);
    for (const selector of ["#flows-table", "#findings pre >> nth=0", ".picture.wide", "#limits-table"]) {
      expect(await page.locator(selector).isVisible()).toBe(true);
    }
    expect(troubles.filter((each) => !each.includes("script"))).toEqual([]);
  });

  it("shows where the focus is, and the link that skips", async () => {
    const { page } = await open();
    await page.keyboard.press("Tab");
    expect(await page.evaluate("document.activeElement.textContent")).toBe("Skip to the content");
    expect(await page.evaluate("document.activeElement.getBoundingClientRect().top >= 0")).toBe(true);
    expect(await page.evaluate("getComputedStyle(document.activeElement).outlineStyle")).toBe("solid");
    await page.keyboard.press("Enter");
    expect(await page.evaluate("document.activeElement.id")).toBe("content");
  });

  it("is dark where that is preferred, and light otherwise", async () => {
    const { page } = await open();
    const light = await colours(page);
    await page.emulateMedia({ colorScheme: "dark" });
    const dark = await colours(page);
    expect(light).toEqual(["rgb(255, 255, 255)", "rgb(26, 31, 38)"]);
    expect(dark).toEqual(["rgb(16, 21, 27)", "rgb(228, 233, 239)"]);
  });

  it("is printed as a whole and light, whatever is filtered and preferred", async () => {
    const { page } = await open();
    await page.getByLabel("Filter", { exact: true }).fill("no such text");
    await page.getByRole("status").filter({ hasText: "0 of 5" }).waitFor();
    await page.emulateMedia({ media: "print", colorScheme: "dark" });
    expect(await shown(page, "[data-flow]")).toBe(5);
    expect(await shown(page, "[data-finding]")).toBe(3);
    expect(await page.locator("#filter").isVisible()).toBe(false);
    expect((await colours(page))[0]).toBe("rgb(255, 255, 255)");
  });

  it.each([320, 480, 800, 1200])("fits a window %d pixels wide, with one picture", async (width) => {
    const { page } = await open("sample.html", { viewport: { width, height: 800 } });
    expect(await page.evaluate("document.documentElement.scrollWidth")).toBe(width);
    expect(await shown(page, "svg")).toBe(1);
    const outside =
      await page.evaluate(`[...document.querySelectorAll("svg .station text")].filter((text) => {
      const box = text.parentElement.querySelector("rect");
      return box !== null && box.checkVisibility()
        && text.getBBox().x + text.getBBox().width > box.getBBox().x + box.getBBox().width;
    }).map((text) => text.textContent)`);
    expect(outside).toEqual([]);
  });

  it.each([320, 1200])("tells a screen reader tables, rows and pictures, %d pixels wide", async (width) => {
    const { page } = await open("sample.html", { viewport: { width, height: 800 } });
    const table = page.getByRole("table", { name: /Each requirement with its flows/ });
    expect(await table.getByRole("row").count()).toBe(1 + 2 + 5);
    expect(await table.getByRole("cell", { name: "Blocked" }).count()).toBe(2);
    expect(await page.getByRole("img", { name: /The path of packets/ }).count()).toBe(1);
    expect(await page.getByRole("main").count()).toBe(1);
    expect(await page.getByRole("search").count()).toBe(1);
    expect(await page.getByRole("region", { name: "Findings", exact: true }).count()).toBe(1);
  });
});
