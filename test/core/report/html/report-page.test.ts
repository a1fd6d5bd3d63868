import { createHash } from "node:crypto";
import { REPORT_START, renderReportPage } from "../../../../lib/core/report/html/report-page";
import { elementsOf, type ParsedElement, parsePage, textOf } from "./parse-page";
import { SAMPLE, withTexts } from "./sample-report";

const sha256Base64 = (text: string): string => createHash("sha256").update(text, "utf8").digest("base64");
const render = (report = SAMPLE): string => renderReportPage(report, sha256Base64);

const text = render();
const page = parsePage(text);
const all = elementsOf(page);
const named = (name: string): ParsedElement[] => all.filter((each) => each.name === name);
const byId = (id: string): ParsedElement | undefined => all.find((each) => each.attributes.get("id") === id);
const partText = (id: string): string => textOf(byId(id) ?? page);

describe("the page", () => {
  it("is the same each time, begins with its mark, and ends with a line break", () => {
    expect(render()).toBe(text);
    expect(text.startsWith(REPORT_START)).toBe(true);
    expect(text.endsWith("</html>\n")).toBe(true);
  });

  it("has one style and one script, whose hashes its policy names, and lets nothing else through", () => {
    const [style, script] = [named("style"), named("script")];
    expect([style.length, script.length]).toEqual([1, 1]);
    const policy = named("meta").find(
      (each) => each.attributes.get("http-equiv") === "Content-Security-Policy",
    );
    const hash = (of: readonly ParsedElement[]) => sha256Base64(of.map(textOf).join(""));
    expect(policy?.attributes.get("content")).toBe(
      `default-src 'none'; style-src 'sha256-${hash(style)}'; script-src 'sha256-${hash(script)}'; base-uri 'none'; form-action 'none'`,
    );
  });

  it("says its policy before anything that it is about", () => {
    const head = named("head")[0] ?? page;
    const names = elementsOf(head).map((each) => [...each.attributes.keys()][0] ?? each.name);
    expect(names.slice(0, 2)).toEqual(["charset", "http-equiv"]);
  });

  it("has no attribute that is a style, a handler, or an address other than https and its own parts", () => {
    for (const { attributes } of all) {
      for (const [name, value] of attributes) {
        expect(name).not.toMatch(/^on|^style$|^src|^action$|^formaction$|^srcdoc$/);
        if (name === "href") {
          expect(value).toMatch(/^#[a-z]+$|^https:\/\//);
        }
      }
    }
  });

  it("has unique ids, and refers to those that there are", () => {
    const ids = all.flatMap((each) => each.attributes.get("id") ?? []);
    expect(new Set(ids).size).toBe(ids.length);
    const referred = all.flatMap(({ attributes }) => [
      ...["aria-labelledby", "aria-describedby", "for"].flatMap(
        (name) => attributes.get(name)?.split(" ") ?? [],
      ),
      ...(attributes.get("href")?.startsWith("#") ? [attributes.get("href")?.slice(1) ?? ""] : []),
    ]);
    expect(referred.length).toBeGreaterThan(15);
    expect(referred.filter((id) => !ids.includes(id))).toEqual([]);
  });

  it("has headings that leave no level out, one of the first", () => {
    const levels = all.flatMap(({ name }) => (/^h[1-6]$/.test(name) ? [Number(name.slice(1))] : []));
    expect(levels.filter((level) => level === 1)).toEqual([1]);
    expect(levels[0]).toBe(1);
    expect(levels.filter((level, index) => level > (levels[index - 1] ?? 0) + 1)).toEqual([]);
  });

  it("has landmarks, a link that skips to the content, a language and a title", () => {
    expect(["header", "nav", "main", "footer"].map((name) => named(name).length)).toEqual([1, 1, 1, 1]);
    expect(named("a")[0]?.attributes.get("href")).toBe("#content");
    expect(named("main")[0]?.attributes.get("id")).toBe("content");
    expect(named("html")[0]?.attributes.get("lang")).toBe("en");
    expect(named("title").map(textOf)[0]).toBe("Network review: Azure Machine Learning in westus");
  });

  it("has tables with captions and heads that say what they are heads of", () => {
    expect(named("table").length).toBe(3);
    for (const table of named("table")) {
      const inside = elementsOf(table);
      expect(inside[0]?.name).toBe("caption");
      const heads = inside.filter(({ name }) => name === "th");
      expect(
        heads.every(({ attributes }) => /^(col|row|rowgroup)$/.test(attributes.get("scope") ?? "")),
      ).toBe(true);
      const columns = heads.filter(({ attributes }) => attributes.get("scope") === "col").length;
      for (const row of inside.filter((each) => each.name === "tr")) {
        const width = elementsOf(row)
          .filter(({ name }) => name === "td" || name === "th")
          .reduce((sum, { attributes }) => sum + Number(attributes.get("colspan") ?? 1), 0);
        expect(width).toBe(columns);
      }
    }
  });

  it("has pictures with a title and a description of what they show", () => {
    const pictures = named("svg");
    expect(pictures.map(({ attributes }) => attributes.get("role"))).toEqual(["img", "img"]);
    for (const picture of pictures) {
      const [title, desc] = elementsOf(picture);
      expect([title?.name, desc?.name]).toEqual(["title", "desc"]);
      const told = textOf(desc ?? picture);
      for (const part of [
        "10.1.0.0/24",
        "ml-nsg",
        "ml-rt",
        "VirtualAppliance 10.0.1.4",
        "policy",
        "1 route around",
      ]) {
        expect(told).toContain(part);
      }
    }
  });
});

describe("what the page says", () => {
  it.each([
    ["summary", ["Required flows5", "Admitted2", "of these broadly1", "Blocked2", "Undecided1"]],
    [
      "selection",
      ["westus", "2026-03-19, the newest", "hbi-workspace", "azure-monitor", "storageAccount: mlstore"],
    ],
    [
      "selection",
      ["automl-hosts: There is a mirror.", "firewall.json", "route tables", "no file of addresses"],
    ],
    ["path", ["ml-nsg; 3 rules", "default to VirtualAppliance 10.0.1.4", "blocked: Storage.WestUS"]],
    [
      "findings",
      ["Errors (1)", "Warnings (1)", "is blocked by Deny", "nsg.json:7", "Acknowledged: The proxy needs it."],
    ],
    ["findings", ["Mend: add the rule AllowStorage", '"priority": 200', "Terraform JSON", "ARM JSON"]],
    [
      "flows",
      ["Always required", "Required by hbi-workspace", "since 2022-09-08", "The host has moved.", "no rule"],
    ],
    ["flows", ["Blocked", "Admitted, broad", "Undecided", "Admitted", "The article: outbound"]],
    [
      "acknowledgements",
      ["admitted-not-required", "the requirement storage, the rule AllowAll", "The proxy needs it."],
    ],
    ["limits", ["0.3 %", "87.5 % Near", "100.1 % Exceeded", "2,001", "Azure limits, 2022-12-05"]],
    [
      "sources",
      ["https://learn.microsoft.com/azure/a#outbound", "An include file: hosts (published nowhere)"],
    ],
  ])("in %s: %j", (id, parts) => {
    const told = partText(id);
    for (const part of parts) {
      expect(told).toContain(part);
    }
  });

  it("begins with the outcome in one sentence", () => {
    const [lead] = all.filter((each) => each.attributes.get("class") === "lead");
    expect(textOf(lead ?? page)).toBe(
      "5 required flows: 2 admitted (1 by rules that admit more), 2 blocked, 1 undecided. 1 open finding, 1 acknowledged. 1 remark on the selection itself.",
    );
  });

  it("links a source to its address, and to nothing where it has none", () => {
    const links = elementsOf(byId("flows") ?? page).filter(({ name }) => name === "a");
    expect(links.map((each) => [textOf(each), each.attributes.get("href")])).toEqual([
      ["The article: outbound", "https://learn.microsoft.com/azure/a#outbound"],
    ]);
  });

  it("says that there is nothing where there is nothing", () => {
    const empty = parsePage(
      render({
        ...SAMPLE,
        files: [],
        path: {
          subnets: [],
          areSubnetsGiven: false,
          securityGroups: [],
          routeTables: [],
          firewallPolicies: [],
        },
        requirements: [],
        findings: [],
        remarks: [],
        acknowledgements: [],
        limits: [],
      }),
    );
    const told = textOf(empty);
    for (const part of [
      "The files say nothing of any required flow.",
      "Nothing was found in the files.",
      "No finding is acknowledged.",
      "The files hold nothing that has a limit.",
      "not in the files",
      "any address: the rules write no prefixes",
    ]) {
      expect(told).toContain(part);
    }
  });
});

const HOSTILE = [
  "<script>alert(1)</script>",
  '"><img src=x onerror=alert(1)>',
  "' onmouseover='alert(1)",
  "</style><script>alert(1)</script>",
  "</title></svg><svg onload=alert(1)>",
  "--><script>alert(1)</script><!--",
  "`<b>code</b>`",
  "&lt;script&gt;",
  "<![CDATA[x]]>",
  "javascript:alert(1)",
  "data:text/html,<script>alert(1)</script>",
  'https://a.example/"onclick=alert(1)',
  "HTTPS://a.example/<script>",
  "https://user@evil.example/",
  "//evil.example/",
  "\u0000\u001b[31m\u0007\u202e\u2028\ud800 end",
];

describe("a hostile text in every field", () => {
  const skeleton = (of: ParsedElement): string =>
    elementsOf(of)
      .filter(({ name }) => !/^(code|text|a)$/.test(name))
      .map(({ name, attributes }) => `${name}(${[...attributes.keys()].join(" ")})`)
      .join(" ");

  it.each(HOSTILE)("becomes no markup: %j", (hostile) => {
    const changed = render(withTexts(SAMPLE, () => hostile));
    const parsed = parsePage(changed);
    const harmless = render(withTexts(SAMPLE, () => "harmless"));
    expect(skeleton(parsed)).toBe(skeleton(parsePage(harmless)));
    expect(elementsOf(parsed).filter(({ name }) => name === "script" || name === "style").length).toBe(2);
    for (const { name, attributes } of elementsOf(parsed)) {
      expect([...attributes.keys()].filter((key) => key.startsWith("on"))).toEqual([]);
      expect(name).not.toMatch(/^(img|b|iframe|object)$/);
      const href = attributes.get("href");
      if (href !== undefined && !href.startsWith("#")) {
        throw new Error(`a link leads to ${href}`);
      }
    }
    expect(changed).not.toMatch(/(?!\n)[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u);
  });

  it.each([
    "javascript:alert(1)",
    "http://a.example/",
    "https://",
    "https://a b/",
    "https://a.example/\u202e",
    "https:\\\\a",
  ])("is no link: %j", (url) => {
    const [requirement] = SAMPLE.requirements;
    if (requirement === undefined) throw new Error("the sample has no requirement");
    const report = { ...SAMPLE, requirements: [{ ...requirement, sources: [{ title: "A title", url }] }] };
    const links = elementsOf(parsePage(render(report))).filter(
      (each) => each.name === "a" && !each.attributes.get("href")?.startsWith("#"),
    );
    expect(links).toEqual([]);
  });

  it("shows what nobody would see", () => {
    const told = textOf(parsePage(render(withTexts(SAMPLE, () => "a\u001b\u202eb"))));
    expect(told).toContain("a\\u{1b}\\u{202e}b");
  });

  it("keeps the value of a mend that is copied", () => {
    const odd = "a\u001b\u202e\u{e0001}\ud800<b>";
    const [finding] = SAMPLE.findings;
    if (finding?.mend === undefined) throw new Error("the sample has no mend");
    const report = {
      ...SAMPLE,
      findings: [{ ...finding, mend: { ...finding.mend, terraform: { name: odd } } }],
    };
    const [block] = elementsOf(parsePage(render(report))).filter(({ name }) => name === "pre");
    expect(JSON.parse(textOf(block ?? page))).toEqual({ name: odd });
  });
});
