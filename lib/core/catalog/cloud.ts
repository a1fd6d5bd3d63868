import { type Parsed, parsed, refused } from "../address/parsed";
import { quoted } from "../address/quoted";
import { parseServiceTagText, type ServiceTag, serviceTag } from "../address/service-tag";
import { suggestion } from "../diagnostics/nearest-names";
import type { CloudDocument, NetworkFeature, RegionalTagsDocument, ServiceTagDocument } from "./documents";
import { tagCorrectionOf } from "./tag-aliases";

/** A cloud, by the name that the azurerm provider's `environment` uses. */
export type CloudId = "public" | "usgovernment" | "china";

/** A region of a cloud. */
export interface Region {
  /** Programmatic name, such as `eastus2`. */
  readonly name: string;
  /** Suffix of regional tags, such as `EastUS2`. */
  readonly tagSuffix: string;
  /** Suffix of `AzureCloud`'s regional tags. */
  readonly azureCloudSuffix: string;
  /** The paired region's name. Default: the region has no pair. */
  readonly pair?: string;
}

/**
 * Whether a tag can be used in a layer: `published` in Microsoft's service-tag data, `documented` elsewhere,
 * `unpublished` (not refused as far as is known), or `refused`.
 */
export type TagUse = "published" | "documented" | "unpublished" | "refused";

const readClouds = new WeakMap<CloudDocument, Cloud>();

/**
 * The cloud of a document, read once.
 *
 * @throws RangeError when a name in it is no service tag
 */
export function cloudOf(document: CloudDocument): Cloud {
  const known = readClouds.get(document) ?? new Cloud(document);
  readClouds.set(document, known);
  return known;
}

/** A cloud's regions and service tags. */
export class Cloud {
  public readonly id: CloudId;
  public readonly displayName: string;
  public readonly regions: ReadonlyMap<string, Region>;
  private readonly tags: ReadonlyMap<string, ServiceTagDocument>;
  private readonly canonical: ReadonlyMap<string, ServiceTag>;

  public constructor(document: CloudDocument) {
    this.id = document.id as CloudId;
    this.displayName = document.displayName;
    this.regions = new Map(
      Object.entries(document.regions).map(([name, { tagSuffix, azureCloudSuffix, pair }]) => [
        name,
        {
          name,
          tagSuffix,
          azureCloudSuffix: azureCloudSuffix ?? name,
          ...(pair === undefined ? {} : { pair }),
        },
      ]),
    );
    this.tags = new Map(Object.entries(document.serviceTags));
    this.canonical = new Map(this.everyTag().map((tag) => [tag.text, tag]));
  }

  /** The tags without a region, in canonical spelling. */
  public get baseTags(): readonly string[] {
    return [...this.tags.keys()];
  }

  /** True when the cloud has the tag, without a region. */
  public hasTag(name: string): boolean {
    return this.tags.has(name);
  }

  /**
   * Reads a tag that exists in this cloud, in its canonical spelling. Terraform stores the text as it stands, so
   * another spelling is refused, with the canonical one as the hint.
   */
  public parseTag(text: string): Parsed<ServiceTag> {
    const correction = tagCorrectionOf(text);
    if (correction !== undefined && !correction.corrected.includes("{")) {
      return refused(
        `${quoted(text)} is no service tag, although a document writes so: ${correction.reason}; write \`${correction.corrected}\``,
      );
    }
    const grammatical = parseServiceTagText(text);
    if (!grammatical.ok) {
      return grammatical;
    }
    const known = this.canonical.get(text);
    if (known !== undefined) {
      return parsed(known);
    }
    const sameLetters = [...this.canonical.keys()].find((each) => each.toLowerCase() === text.toLowerCase());
    if (sameLetters !== undefined) {
      return refused(
        `\`${text}\` is not the canonical spelling of the service tag; write \`${sameLetters}\``,
      );
    }
    const hint = suggestion(text, [...this.canonical.keys()]);
    return refused(`\`${text}\` is no service tag of ${this.displayName}${hint}`);
  }

  /** The tag of one region, whether or not Azure has it. */
  public regionalTag(name: string, region: Region): ServiceTag {
    const suffixes = this.tags.get(name)?.regional?.suffixes;
    const suffix = suffixes === "azureCloudSuffix" ? region.azureCloudSuffix : region.tagSuffix;
    return this.canonical.get(`${name}.${suffix}`) ?? serviceTag(name, suffix);
  }

  /** Whether a tag can be used in a layer of the network. */
  public use(tag: ServiceTag, layer: NetworkFeature): TagUse {
    const facts = this.tags.get(tag.name);
    if (facts === undefined) {
      return "refused";
    }
    if (tag.region === undefined) {
      return useOf(facts.usableIn, facts.documentedIn, layer, facts.builtIn ?? false);
    }
    const { regional } = facts;
    if (regional === undefined || !this.canonical.has(tag.text)) {
      return "refused";
    }
    const exception = regional.exceptions?.[tag.region];
    return exception === undefined
      ? useOf(regional.usableIn, regional.documentedIn, layer, false)
      : useOf(exception, undefined, layer, false);
  }

  private everyTag(): ServiceTag[] {
    return [...this.tags].flatMap(([name, { regional }]) => [
      serviceTag(name),
      ...(regional === undefined ? [] : this.suffixesOf(regional).map((suffix) => serviceTag(name, suffix))),
    ]);
  }

  private suffixesOf(regional: RegionalTagsDocument): readonly string[] {
    const ofRegions = [...this.regions.values()].map((region) =>
      regional.suffixes === "azureCloudSuffix" ? region.azureCloudSuffix : region.tagSuffix,
    );
    return [
      ...(regional.regions === "all" ? ofRegions : regional.regions),
      ...(regional.otherSuffixes ?? []),
    ];
  }
}

function useOf(
  usableIn: readonly string[] | null,
  documentedIn: readonly { readonly layer: string }[] | undefined,
  layer: NetworkFeature,
  builtIn: boolean,
): TagUse {
  if (usableIn?.includes(layer)) {
    return "published";
  }
  if (documentedIn?.some((use) => use.layer === layer)) {
    return "documented";
  }
  return builtIn || usableIn?.length === 0 ? "refused" : "unpublished";
}
