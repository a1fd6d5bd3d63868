import type { Service } from "../catalog/service";

/** Of the formatter. */
const LINE_WIDTH = 110;

/** The source of the class that names a service's features, so that editors complete them. */
export function renderFeatureClass(service: Service, className: string): string {
  const members = [...service.features.values()].map(
    ({ id, description, default: on }) =>
      `  /** ${description}${on ? " On by default." : ""} */\n${memberOf(id)}\n`,
  );
  return `// Generated from the catalog by \`npm run docs\`; a test checks that it is current.

/** The features of ${service.displayName}'s catalog. They are plain ids underneath. */
export class ${className} {
${members.join("\n")}
  private constructor() {}
}
`;
}

/** A member, on two lines where one would be longer than the formatter's lines. */
function memberOf(id: string): string {
  const name = `  public static readonly ${constantName(id)} =`;
  const line = `${name} "${id}";`;
  return line.length <= LINE_WIDTH ? line : `${name}\n    "${id}";`;
}

function constantName(id: string): string {
  return id.toUpperCase().replaceAll("-", "_");
}
