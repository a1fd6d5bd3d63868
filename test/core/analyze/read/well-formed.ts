import type { Configuration } from "../../../../lib/core/analyze/configuration";

/** What is not of the type that the model says; the model is what the evaluator and the proofs rely on. */
export function malformedParts(configuration: Configuration): readonly string[] {
  const problems: string[] = [];
  const check = (isRight: boolean, what: string): void => {
    if (!isRight) problems.push(what);
  };
  const text = (value: unknown): boolean => typeof value === "string";
  const optionalText = (value: unknown): boolean => value === undefined || value === null || text(value);
  const list = (value: unknown): boolean =>
    optionalText(value) || (Array.isArray(value) && value.length > 0 && value.every(text));
  const attributes = (object: object, what: string, others: readonly string[] = []): void => {
    for (const [key, value] of Object.entries(object)) {
      if (others.includes(key)) continue;
      if (key === "priority") check(typeof value === "number" && Number.isFinite(value), `${what}.priority`);
      else if (key === "name") check(text(value), `${what}.name`);
      else check(list(value), `${what}.${key}`);
    }
  };
  for (const group of configuration.securityGroups) {
    check([group.file, group.address, group.name].every(text), "group");
    for (const { file, address, rule } of group.rules) {
      check([file, address, rule.name].every(text), "rule");
      attributes(rule, "rule");
    }
  }
  for (const table of configuration.routeTables) {
    check([table.file, table.address, table.name].every(text), "table");
    check(["undefined", "boolean"].includes(typeof table.bgpRoutePropagationEnabled), "propagation");
    for (const { file, address, route } of table.routes) {
      check([file, address].every(text), "route");
      attributes(route, "route");
    }
  }
  for (const { file, address, policy, group } of configuration.ruleCollectionGroups) {
    check([file, address, policy].every(text), "group");
    const kinds = ["nat_rule_collection", "network_rule_collection", "application_rule_collection"];
    attributes(group, "group", kinds);
    const collections = [
      ...(group.nat_rule_collection ?? []),
      ...(group.network_rule_collection ?? []),
      ...(group.application_rule_collection ?? []),
    ];
    for (const collection of collections) {
      attributes(collection, "collection", ["rule"]);
      for (const rule of collection.rule) {
        const isApplication = group.application_rule_collection?.some(({ rule: rules }) =>
          rules.some((each) => each === rule),
        );
        attributes(rule, "rule", isApplication ? ["protocols", "terminate_tls"] : []);
      }
    }
    for (const { rule } of group.application_rule_collection ?? []) {
      for (const { protocols, terminate_tls } of rule) {
        check(terminate_tls === undefined || terminate_tls === true, "terminate_tls");
        for (const { type, port } of protocols ?? []) {
          check(optionalText(type) && (port === null || Number.isFinite(port)), "protocol");
        }
      }
    }
  }
  for (const [key, prefixes] of configuration.ipGroups) {
    check(text(key) && Array.isArray(prefixes) && prefixes.every(text), "IP group");
  }
  return problems;
}
