import { readService } from "../../../lib/core/catalog/read-service";
import { closedUnderImplications, featuresOf } from "./expected-features";
import type { ExpectedRequirement } from "./expected-flows";
import { requirementsOf } from "./expected-forms";
import { type Concern, movements, type Part, partsOf, sideEffects } from "./plan-parts";
import { plannedChoice } from "./planned-choice";
import { type Choice, documentsIn, together } from "./selections";

/**
 * Turning one feature on, and with it what it implies: some requirements come, and some go, where a feature takes them
 * away. Between the plans before and after lies one without those that go, and both are that one and more.
 */
export class FeatureChange {
  private readonly parts = new Map<string, Part[] | undefined>();
  private readonly requirements = new Map<string, readonly ExpectedRequirement[]>();

  /** Everything but the features is the choice's. */
  public constructor(private readonly choice: Choice) {}

  /** The features after the change; `undefined` where the feature is on already, or what is on excludes it. */
  public after(features: readonly string[], feature: string): string[] | undefined {
    const { cloud, revision } = this.choice.selection;
    const documents = documentsIn(this.choice);
    const after = closedUnderImplications([...features, feature], cloud, revision, documents);
    const possible = together(after, { cloud, revision }, documents);
    return features.includes(feature) || possible.length < after.length ? undefined : after;
  }

  /** The features of the catalog that the cloud and revision have. */
  public features(): string[] {
    const { cloud, revision } = this.choice.selection;
    return featuresOf(cloud, revision, documentsIn(this.choice)).map(({ id }) => id);
  }

  /** What the change did to what it does not concern; `undefined` where one of the plans has errors. */
  public effects(features: readonly string[], after: readonly string[]): string[] | undefined {
    const [gone, come] = [this.lacking(features, after), this.lacking(after, features)];
    const [old, kept, now] = [
      this.partsWith(features),
      this.partsWith(features, gone),
      this.partsWith(after),
    ];
    if (old === undefined || kept === undefined || now === undefined) {
      return undefined;
    }
    return [
      ...sideEffects(kept, old, this.concernOf(gone)).map((effect) => `taking away: ${effect}`),
      ...movements(kept, old).map((effect) => `taking away: ${effect}`),
      ...sideEffects(kept, now, this.concernOf(come)),
      ...movements(kept, now),
    ];
  }

  /** The parts of the plan with these features, without some requirements; `undefined` where there is no plan. */
  public partsWith(
    features: readonly string[],
    without: readonly ExpectedRequirement[] = [],
  ): Part[] | undefined {
    const key = `${features.join(" ")} without ${without.map(({ id }) => id).join(" ")}`;
    if (!this.parts.has(key)) {
      const choice = this.choiceWith(features);
      const { plan } =
        without.length === 0 ? plannedChoice(choice) : plannedChoice(choice, this.serviceWithout(without));
      this.parts.set(key, plan === undefined ? undefined : partsOf(plan));
    }
    return this.parts.get(key);
  }

  /** The requirements of one set of features that are not among another's. */
  private lacking(features: readonly string[], others: readonly string[]): readonly ExpectedRequirement[] {
    const known = new Set(this.requirementsWith(others).map(({ id }) => id));
    return this.requirementsWith(features).filter(({ id }) => !known.has(id));
  }

  private requirementsWith(features: readonly string[]): readonly ExpectedRequirement[] {
    const key = features.join(" ");
    const known = this.requirements.get(key) ?? requirementsOf(this.choiceWith(features));
    this.requirements.set(key, known);
    return known;
  }

  private concernOf(requirements: readonly ExpectedRequirement[]): Concern {
    const isRouted = this.choice.egress.kind === "firewall";
    const routed = isRouted ? requirements.flatMap(({ routes }) => routes) : [];
    return {
      requirements: new Set(requirements.map(({ id }) => id)),
      tags: new Set(routed.map(({ tag, region }) => (region === undefined ? tag : `${tag}.${region}`))),
    };
  }

  private choiceWith(features: readonly string[]): Choice {
    return { ...this.choice, selection: { ...this.choice.selection, features } };
  }

  /** The catalog in which nothing brings some requirements. They keep their places, as any that is not selected. */
  private serviceWithout(requirements: readonly ExpectedRequirement[]): ReturnType<typeof readService> {
    const documents = documentsIn(this.choice);
    const isGone = ({ id }: { readonly id: string }): boolean => requirements.some((each) => each.id === id);
    return readService({
      ...documents,
      requirements: documents.requirements.flatMap((file) => [
        { ...file, requirements: file.requirements.filter((each) => !isGone(each)) },
        { features: ["a-feature-that-nobody-has"], requirements: file.requirements.filter(isGone) },
      ]),
    });
  }
}
