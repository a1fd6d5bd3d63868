import type { WeeklyFile, WeeklyTag } from "./full-size-file";

/** The weekly file as text, as Microsoft writes it. */
export function weeklyText(file: WeeklyFile): string {
  return JSON.stringify(file, undefined, 2);
}

/** The same tags as the Service Tag Discovery API answers them, in so many pages. */
export function discoveryTexts(file: WeeklyFile, pages = 1): string[] {
  const size = Math.ceil(file.values.length / pages);
  return Array.from({ length: pages }, (_, index) => {
    const isLast = index === pages - 1;
    return JSON.stringify({
      name: file.cloud,
      id: `/subscriptions/subId/providers/Microsoft.Network/serviceTags/${file.cloud}`,
      type: "Microsoft.Network/serviceTags",
      changeNumber: String(file.changeNumber),
      cloud: file.cloud,
      values: file.values.slice(index * size, (index + 1) * size).map(discoveryTag),
      nextLink: isLast ? null : `https://management.azure.com/serviceTags?$skipToken=${index + 1}`,
    });
  });
}

function discoveryTag({ name, id, properties }: WeeklyTag): object {
  const { changeNumber, region, systemService, addressPrefixes } = properties;
  return {
    name,
    id,
    properties: { changeNumber: String(changeNumber), region, systemService, addressPrefixes },
  };
}

/** The same tags as `Get-AzNetworkServiceTag | ConvertTo-Json -Depth 5` writes them, alone or in a list. */
export function powerShellText(file: WeeklyFile, inList = false): string {
  const answer = {
    Name: file.cloud,
    Id: `/subscriptions/subId/providers/Microsoft.Network/serviceTags/${file.cloud}`,
    Type: "Microsoft.Network/serviceTags",
    ChangeNumber: String(file.changeNumber),
    Cloud: file.cloud,
    Values: file.values.map(({ name, id, properties }) => ({
      Properties: {
        AddressPrefixes: properties.addressPrefixes,
        ChangeNumber: String(properties.changeNumber),
        Region: properties.region,
        SystemService: properties.systemService,
      },
      Name: name,
      Id: id,
    })),
  };
  return JSON.stringify(inList ? [answer] : answer, undefined, 4);
}
