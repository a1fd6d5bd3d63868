import type { RenderModule } from "./environment";

/**
 * Makes a module. The framework is loaded when the first one is made: help and lists do not wait for it. This is the
 * one place where the command line meets the constructs.
 */
export const renderModuleByFramework: RenderModule = (request, catalogs, format) => {
  const { NetworkCatalog } =
    require("../constructs/network-catalog") as typeof import("../constructs/network-catalog");
  const { renderModule } =
    require("../constructs/render-module") as typeof import("../constructs/render-module");
  const [first, ...others] = catalogs;
  const catalog = others.reduce(
    (extended, path) => extended.extendFromFile(path),
    first === undefined ? NetworkCatalog.machineLearning() : NetworkCatalog.fromFile(first),
  );
  return renderModule(request, catalog, format);
};
