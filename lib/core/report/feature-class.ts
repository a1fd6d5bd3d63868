import type { Service } from "../catalog/service";

/** The source of the class that names a service's features, so that editors complete them. */
export function renderFeatureClass(service: Service, className: string): string {
  const members = [...service.features.values()].map(
    ({ id, description, default: on }) =>
      `  /** ${description}${on ? " On by default." : ""} */\n  public static readonly ${constantName(id)} = "${id}";\n`,
  );
  return `// Generated from the catalog by \`npm run docs\`; a test checks that it is current.

/** The features of ${service.displayName}'s catalog. They are plain ids underneath. */
export class ${className} {
${members.join("\n")}
  private constructor() {}
}
`;
}

function constantName(id: string): string {
  return id.toUpperCase().replaceAll("-", "_");
}
