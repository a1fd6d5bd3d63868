import { quoted } from "../../address/quoted";
import { suggestion } from "../../diagnostics/nearest-names";
import type { CloudDocument } from "../documents";
import { entriesOf, requirementsOf } from "./catalog-entries";
import { cloudFile, serviceFile } from "./catalog-files";
import { type CatalogDocuments, catalogRule, type Problem } from "./catalog-rule";
import { ownValue } from "./own-value";

/** A region belongs to exactly one cloud, and everything that names a cloud or a region names a known one. */
export const rule = catalogRule(
  "clouds-consistent",
  "Region pairs stay inside of their cloud, no region is in two clouds, and the service names clouds and regions that exist.",
  (documents) => [
    ...Object.entries(documents.clouds).flatMap(([id, cloud]) => cloudProblems(id, cloud, documents)),
    ...availabilityProblems(documents),
    ...namedClouds(documents),
  ],
);

function cloudProblems(id: string, cloud: CloudDocument, { clouds }: CatalogDocuments): Problem[] {
  const file = cloudFile(id);
  const before = Object.entries(clouds).slice(0, Object.keys(clouds).indexOf(id));
  return [
    ...(cloud.id === id
      ? []
      : [
          {
            file,
            path: "id",
            message: `the file of the cloud ${quoted(id)} has the id ${quoted(cloud.id)}; write ${quoted(id)}`,
          },
        ]),
    ...Object.entries(cloud.regions).flatMap(([name, { pair, tagSuffix }]) => {
      const path = `regions.${name}`;
      const home = before.find(([, other]) => Object.hasOwn(other.regions, name))?.[0];
      return [
        ...(home === undefined
          ? []
          : [
              {
                file,
                path,
                message: `${quoted(name)} is a region of the cloud ${quoted(home)} already; remove it from one of them`,
              },
            ]),
        ...(tagSuffix.toLowerCase() === name
          ? []
          : [
              {
                file,
                path: `${path}.tagSuffix`,
                message: `${quoted(tagSuffix)} is not ${quoted(name)} with capitals, as the suffixes of regional tags are; correct it`,
              },
            ]),
        ...pairProblems(name, pair, cloud).map((message) => ({ file, path: `${path}.pair`, message })),
      ];
    }),
  ];
}

function pairProblems(name: string, pair: string | undefined, cloud: CloudDocument): string[] {
  if (pair === undefined) {
    return [];
  }
  if (pair === name) {
    return [`${quoted(name)} is paired with itself; name the other region, or none`];
  }
  return Object.hasOwn(cloud.regions, pair)
    ? []
    : [`${quoted(pair)} is no region of ${cloud.displayName}${suggestion(pair, Object.keys(cloud.regions))}`];
}

function availabilityProblems({ clouds, service: documents }: CatalogDocuments): Problem[] {
  const { availability = {}, documents: known } = documents.service;
  const file = serviceFile(documents);
  return Object.entries(availability).flatMap(([id, { regions, document }]) => {
    const path = `availability.${id}`;
    const cloud = ownValue<CloudDocument>(clouds, id);
    if (cloud === undefined) {
      return [{ file, path, message: `${quoted(id)} is no cloud${suggestion(id, Object.keys(clouds))}` }];
    }
    return [
      ...regions.flatMap((name, index) =>
        Object.hasOwn(cloud.regions, name)
          ? []
          : [
              {
                file,
                path: `${path}.regions[${index}]`,
                message: `${quoted(name)} is no region of ${cloud.displayName}${suggestion(name, Object.keys(cloud.regions))}`,
              },
            ],
      ),
      ...(Object.hasOwn(known, document)
        ? []
        : [
            {
              file,
              path: `${path}.document`,
              message: `${quoted(document)} is no document of the service${suggestion(document, Object.keys(known))}`,
            },
          ]),
    ];
  });
}

function namedClouds({ clouds, service: documents }: CatalogDocuments): Problem[] {
  const known = Object.keys(clouds);
  const places = [
    ...Object.entries(documents.service.features).map(([id, feature]) => ({
      file: serviceFile(documents),
      path: `features.${id}.clouds`,
      named: feature.clouds,
      otherwise: "all",
    })),
    ...entriesOf(documents).map(({ file, path, entry }) => ({
      file,
      path: `${path}.clouds`,
      named: entry.clouds,
      otherwise: "all",
    })),
    ...requirementsOf(documents).map(({ file, path, requirement }) => ({
      file,
      path: `${path}.undocumentedIn`,
      named: requirement.undocumentedIn,
      otherwise: "none",
    })),
  ];
  return places.flatMap(({ file, path, named, otherwise }) => {
    if (named?.length === 0) {
      return [
        { file, path, message: `the list of clouds is empty; name some, or remove it for ${otherwise}` },
      ];
    }
    return (named ?? []).flatMap((id, index) =>
      known.includes(id)
        ? []
        : [
            {
              file,
              path: `${path}[${index}]`,
              message: `${quoted(id)} is no cloud${suggestion(id, known)}`,
            },
          ],
    );
  });
}
