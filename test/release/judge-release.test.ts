import { readFileSync } from "node:fs";
import { withRulesChanged } from "../../scripts/release/changelog";
import { judgeRelease, recordProblem } from "../../scripts/release/judge-release";
import { releaseProblems } from "../../scripts/release/prepare-release";
import { RECORD, recordText, releaseState } from "../../scripts/release/rules";
import { rulesOf, withRequirements, withSlot } from "./changed-documents";

const RELEASED = "# Changes\n\n## 0.1.0 (2026-11-21)\n\n- All.\n";
const NEXT = `# Changes\n\n## 0.2.0 (unreleased)\n\n- More.\n${RELEASED.slice("# Changes\n".length)}`;
const CLOSE = NEXT.replace("0.2.0", "0.1.1");
const DRAFT = RELEASED.replace("2026-11-21", "unreleased");
const recorded = rulesOf("0.1.0");
const MOVED = withSlot("AllowStorageTcpOutbound", 65);
const WIDENED = withRequirements({
  "entra-id": ({ tags = [], ...each }) => [
    { ...each, tags: tags.map((tag) => ({ ...tag, ports: [...tag.ports, "8443"] })) },
  ],
});

describe("the committed record", () => {
  const state = releaseState();

  it("fits the version and the changelog (else see `npm run rules`)", () => {
    expect(judgeRelease(state).problems).toEqual([]);
  });

  it("has the rules of each cloud, feature and plan, and the addresses of the examples", () => {
    const { choices, slots, rules, examples } = state.recorded;
    expect(Object.keys(choices)).toHaveLength(12);
    expect(choices["public/2026-03-19"]?.split(" ")).toContain("hbi-workspace");
    expect(slots["entra-id"]).toBe(10);
    expect(rules.direct?.["nsg outbound AllowAzureKeyVaultTcpOutbound @ 1130"]).toEqual({
      "hbi-workspace": "*",
    });
    expect(examples.direct).toContain("azurerm_virtual_network.network");
  });

  it("is written as `npm run rules -- --record` writes it", () => {
    expect(readFileSync(RECORD, "utf8")).toBe(recordText(state.recorded));
  });
});

describe("before the first release", () => {
  it("rules may change, and the record follows them", () => {
    const stale = judgeRelease({ recorded, present: rulesOf("0.1.0", MOVED), changelog: DRAFT });
    expect(stale.problems).toEqual([
      "release/public-rules.json is not what the catalog and the examples give; nothing is released yet, so run `npm run rules -- --record` and look at the difference",
    ]);
    expect(stale.rulesChanged).toContain("priority 1065 instead of 1060");
    expect(judgeRelease({ recorded, present: recorded, changelog: DRAFT })).toEqual({
      problems: [],
      rulesChanged: "",
    });
    expect(recordProblem(DRAFT, "0.1.0", "0.1.0")).toBeUndefined();
  });
});

describe("after a release", () => {
  it("a rule that moved needs a breaking version, which is told with the rule", () => {
    const changelog = (version: string, text: string): string => {
      const present = rulesOf(version, MOVED);
      return withRulesChanged(
        text,
        version,
        judgeRelease({ recorded, present, changelog: text }).rulesChanged,
      );
    };
    const close = { recorded, present: rulesOf("0.1.1", MOVED), changelog: changelog("0.1.1", CLOSE) };
    expect(judgeRelease(close).problems).toEqual([
      [
        "version 0.1.1 follows 0.1.0 too closely for what changed; raise it in package.json by a minor version or more",
        "  changed: `nsg outbound AllowStorageTcpOutbound`: priority 1065 instead of 1060 (direct; direct, everything denied)",
      ].join("\n"),
    ]);
    const far = { recorded, present: rulesOf("0.2.0", MOVED), changelog: changelog("0.2.0", NEXT) };
    expect(judgeRelease(far).problems).toEqual([]);
  });

  it("a flow that is wider needs a new version, whose section tells it", () => {
    expect(
      judgeRelease({ recorded, present: rulesOf("0.1.0", WIDENED), changelog: RELEASED }).problems,
    ).toEqual([
      "the version is still 0.1.0, and rules changed; raise it in package.json by a patch version or more",
    ]);
    const { problems, rulesChanged } = judgeRelease({
      recorded,
      present: rulesOf("0.1.1", WIDENED),
      changelog: CLOSE,
    });
    expect(problems).toEqual([
      "CHANGELOG.md does not say what changes in rules; run `npm run rules -- --write`",
    ]);
    expect(rulesChanged).toContain(
      "`+ outbound Tcp 8443 from the service's subnets to AzureActiveDirectory: wider` (entra-id)",
    );
    const told = withRulesChanged(CLOSE, "0.1.1", rulesChanged);
    expect(judgeRelease({ recorded, present: rulesOf("0.1.1", WIDENED), changelog: told }).problems).toEqual(
      [],
    );
  });

  it("the changelog begins with the version of package.json", () => {
    expect(judgeRelease({ recorded, present: rulesOf("0.1.1"), changelog: RELEASED }).problems).toEqual([
      "the newest section of CHANGELOG.md is of 0.1.0, and package.json has 0.1.1; add `## 0.1.1 (unreleased)` and say what is new",
    ]);
  });

  it("the record changes with a release and at no other time", () => {
    expect(recordProblem(NEXT, "0.1.0", "0.2.0")).toBe(
      "0.2.0 is not released: CHANGELOG.md gives it no day; the record stays that of 0.1.0 until then",
    );
    expect(recordProblem(NEXT.replace("unreleased", "2026-12-01"), "0.1.0", "0.2.0")).toBeUndefined();
    expect(recordProblem(RELEASED, "0.1.0", "0.1.0")).toBe(
      "0.1.0 is recorded already, and released; what changes after that needs another version",
    );
  });
});

describe("a release", () => {
  const state = { recorded, present: recorded, changelog: RELEASED };
  const repository = { changes: [], tagsElsewhere: ["v0.0.9"], committed: "2026-11-21T00:00:00Z" };

  it("is not stopped where all is in order", () => {
    expect(releaseProblems({ state, repository, lockedVersion: "0.1.0" })).toEqual({
      problems: [],
      notYet: [],
    });
  });

  it("is stopped by what is not committed, a version without a day, and a tag on another commit", () => {
    expect(
      releaseProblems({
        state: { ...state, changelog: DRAFT },
        repository: { ...repository, changes: [" M README.md"], tagsElsewhere: ["v0.1.0"] },
        lockedVersion: "0.1.0",
      }),
    ).toEqual({
      problems: [],
      notYet: [
        "the working tree has changes in 1 places; commit them, so that the tag names what is released",
        "CHANGELOG.md says that 0.1.0 is unreleased; write the day of the release, as YYYY-MM-DD",
        "the tag v0.1.0 is on another commit; a version is released once, so raise it in package.json",
      ],
    });
  });

  it("is stopped by a lock file of another version, and where there is no clone", () => {
    expect(releaseProblems({ state, lockedVersion: "0.0.9" })).toEqual({
      problems: ["package-lock.json has version 0.0.9, and package.json 0.1.0; run `npm install`"],
      notYet: ["git tells nothing of this folder; a release is made in a clone"],
    });
  });
});
