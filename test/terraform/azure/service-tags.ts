import china from "../../../catalog/clouds/china.json";
import publicCloud from "../../../catalog/clouds/public.json";
import usgovernment from "../../../catalog/clouds/usgovernment.json";

/** The `environment` values of the azurerm provider. */
export type CloudName = "public" | "usgovernment" | "china";

/** Where a tag stands: in a security rule, a route, or a firewall's network rule. */
export type TagUse = "NSG" | "UDR" | "FW";

interface TagDocument {
  readonly builtIn?: boolean;
  readonly usableIn: readonly string[] | null;
  readonly regional?: {
    readonly usableIn: readonly string[] | null;
    readonly regions: "all" | readonly string[];
    readonly suffixes?: string;
    readonly otherSuffixes?: readonly string[];
    readonly exceptions?: Readonly<Record<string, readonly string[] | null>>;
  };
}

interface CloudDocument {
  readonly regions: Readonly<
    Record<string, { readonly tagSuffix: string; readonly azureCloudSuffix?: string }>
  >;
  readonly serviceTags: Readonly<Record<string, TagDocument>>;
}

const DOCUMENTS = { public: publicCloud, usgovernment, china } as unknown as Readonly<
  Record<CloudName, CloudDocument>
>;

/** Tags for which Azure's documents say that neither a route nor a firewall takes them. */
const NSG_ONLY = ["virtualnetwork", "azureloadbalancer", "internet"];
const NO_ROUTE = ["azureplatformdns", "azureplatformimds", "azureplatformlkm"];

const readTags = new Map<CloudName, ReadonlyMap<string, boolean>>();

/** Whether the text is a service tag of the cloud, whatever its case: a regional one only where there is such a tag. */
export function isServiceTagOf(cloud: CloudName, text: string): boolean {
  return tagsOf(cloud).has(text.toLowerCase());
}

/**
 * Whether the tag can stand there. Azure is known to refuse tags that can only be looked up, which have no use at all in
 * Microsoft's data, and the tags for which its documents say so; the data's list of uses is advice otherwise.
 */
export function isUsableTag(cloud: CloudName, text: string, use: TagUse): boolean {
  const tag = text.toLowerCase();
  if (use !== "NSG" && NSG_ONLY.includes(tag)) return false;
  if (use === "UDR" && NO_ROUTE.includes(tag)) return false;
  return tagsOf(cloud).get(tag) === true;
}

/** The tags in lower case, with whether rules take them at all. */
function tagsOf(cloud: CloudName): ReadonlyMap<string, boolean> {
  let tags = readTags.get(cloud);
  if (tags === undefined) {
    tags = new Map(namesOf(DOCUMENTS[cloud]));
    readTags.set(cloud, tags);
  }
  return tags;
}

function namesOf({ regions, serviceTags }: CloudDocument): [string, boolean][] {
  return Object.entries(serviceTags).flatMap(([name, { builtIn, usableIn, regional }]) => {
    const base: [string, boolean] = [name.toLowerCase(), builtIn === true || isUsed(usableIn)];
    if (regional === undefined) return [base];
    const all = Object.entries(regions).map(([region, { tagSuffix, azureCloudSuffix }]) =>
      regional.suffixes === "azureCloudSuffix" ? (azureCloudSuffix ?? region) : tagSuffix,
    );
    const suffixes = [
      ...(regional.regions === "all" ? all : regional.regions),
      ...(regional.otherSuffixes ?? []),
    ];
    return [
      base,
      ...suffixes.map((suffix): [string, boolean] => {
        const exception = regional.exceptions?.[suffix];
        return [
          `${name}.${suffix}`.toLowerCase(),
          isUsed(exception === undefined ? regional.usableIn : exception),
        ];
      }),
    ];
  });
}

function isUsed(usableIn: readonly string[] | null): boolean {
  return usableIn === null || usableIn.length > 0;
}
