import { PathModel } from "../../../../lib/core/analyze/proof";
import { partition } from "../../../../lib/core/analyze/proof/partition";
import { isVerdictSettled } from "../../../../lib/core/analyze/proof/path-verdict";
import type { Region } from "../../../../lib/core/analyze/proof/space";
import { outboundRule } from "./changed-configuration";

/** A model of so many rules, each for a network of its own. */
function modelOf(count: number): PathModel {
  const securityRules = Array.from({ length: count }, (_, index) =>
    outboundRule({
      name: `rule-${index}`,
      priority: 100 + index,
      access: index % 2 === 0 ? "Allow" : "Deny",
      destination_address_prefix: `20.${index}.0.0/16`,
      destination_port_range: `${1000 + (index % 7)}`,
    }),
  );
  return new PathModel({ securityRules });
}

/** How many regions are looked at to judge one. */
function stepsOf(model: PathModel, region: Region): number {
  let steps = 0;
  partition(region, model.parts, {
    isSettled: (whole, cut) => isVerdictSettled(model, whole, cut),
    step: () => {
      steps += 1;
      return true;
    },
    visit: () => true,
  });
  return steps;
}

describe("the steps of a judgement", () => {
  it.each([16, 32, 64, 128])("grow no faster than the %d rules that meet all of the Internet", (count) => {
    const model = modelOf(count);
    const { space } = model;
    const service = space.service.where(({ direction }) => direction === "Outbound");
    const steps = stepsOf(
      model,
      space.region({ service, source: space.source.elsewhere, destination: space.destination.base }),
    );
    expect(steps).toBeGreaterThan(count);
    expect(steps).toBeLessThan(8 * count + 32);
  });

  it("are as many for one address however many rules there are for others", () => {
    const steps = [16, 128].map((count) => {
      const model = modelOf(count);
      const { space } = model;
      const destination = space.destination.ofFirewallAddress("20.3.0.0/16").yes.and(space.destination.told);
      return stepsOf(model, space.region({ source: space.source.elsewhere, destination }));
    });
    expect(steps[1]).toBe(steps[0]);
  });
});
