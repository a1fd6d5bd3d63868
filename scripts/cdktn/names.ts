/** What a `package.json` holds, as far as the two packages differ in it. */
export interface Manifest {
  readonly [key: string]: unknown;
}

/** What the package for CDK Terrain is built with: the ranges it declares, and the versions it is tested with. */
export interface Dependencies {
  readonly engines: Readonly<Record<string, string>>;
  readonly peerDependencies: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
}

/** `cdktf.json` and `cdktf.out` have kept their names. */
const RENAMED = /\bcdktf\b(?!\.(?:json|out)\b)/g;

/**
 * A text for CDK Terrain: the framework, its packages and this one are called `cdktn`.
 *
 * @param text a source, or a piece of a document, for CDK for Terraform
 */
export function renamed(text: string): string {
  return text.replace(RENAMED, "cdktn");
}

/** Keys of the manifest that concern the repository, where both packages come from, and not the package. */
const OF_THE_REPOSITORY = new Set(["scripts", "devDependencies", "peerDependencies"]);

/**
 * The manifest of the package for CDK Terrain.
 *
 * @param manifest the manifest of the package for CDK for Terraform
 * @param dependencies what takes the place of that one's framework and provider
 */
export function renamedManifest(
  manifest: Manifest & { readonly name: string; readonly keywords: readonly string[] },
  { engines, peerDependencies, devDependencies }: Dependencies,
): Manifest {
  const { jsii } = manifest as unknown as { readonly jsii: JsiiConfiguration };
  const own = Object.entries(manifest).filter(([key]) => !OF_THE_REPOSITORY.has(key));
  return {
    ...Object.fromEntries(own),
    name: renamed(manifest.name),
    keywords: manifest.keywords.map(renamed).sort(),
    engines,
    peerDependencies,
    devDependencies,
    jsii: { ...jsii, targets: renamedTargets(jsii.targets) },
  };
}

interface JsiiConfiguration {
  readonly targets: {
    readonly python: { readonly distName: string; readonly module: string };
    readonly java: {
      readonly package: string;
      readonly maven: { readonly groupId: string; readonly artifactId: string };
    };
    readonly dotnet: { readonly namespace: string; readonly packageId: string };
    readonly go: { readonly moduleName: string; readonly packageName: string };
  };
}

/** The names in the other languages. Whoever owns `cdktf-azure-network-catalog` at GitHub publishes both. */
function renamedTargets({ python, java, dotnet, go }: JsiiConfiguration["targets"]) {
  const inWords = (name: string): string => name.replace("cdktf", "cdktn").replace("Cdktf", "Cdktn");
  return {
    python: { distName: inWords(python.distName), module: inWords(python.module) },
    java: {
      package: inWords(java.package),
      maven: { groupId: java.maven.groupId, artifactId: inWords(java.maven.artifactId) },
    },
    dotnet: { namespace: inWords(dotnet.namespace), packageId: inWords(dotnet.packageId) },
    go: {
      moduleName: go.moduleName.replace(/[^/]+$/, inWords),
      packageName: go.packageName,
    },
  };
}
