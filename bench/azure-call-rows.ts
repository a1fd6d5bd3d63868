import { type AzureCalls, countAzureCalls } from "../scripts/count-azure-calls";
import { findTerraform } from "../test/terraform/terraform-program";
import type { Row } from "./row";

const FEATURE = "hbi-workspace";

/** The requests that write, of a group with its rules inside and of the same rules as resources of their own. */
export async function azureCallRows(): Promise<Row[]> {
  const against = "the same rules as separate resources";
  if (findTerraform() === undefined) {
    return [
      {
        what: "requests of the first apply",
        against,
        ours: "",
        peer: "",
        note: "Terraform is not on the PATH",
      },
    ];
  }
  const counted = await countAzureCalls(FEATURE);
  const puts = (part: AzureCalls["part"], step: AzureCalls["step"]): number =>
    counted.find((each) => each.part === part && each.step === step)?.put ?? Number.NaN;
  return [
    row(
      "requests of the first apply",
      puts("inline group", "first apply"),
      puts("separate rules", "first apply"),
      0.1,
    ),
    row(
      "requests for one feature more",
      puts("inline group", "feature turned on"),
      puts("separate rules", "feature turned on"),
    ),
  ];

  function row(what: string, ours: number, peer: number, goal?: number): Row {
    const counts = { what, against, ours: `${ours}`, peer: `${peer}`, ratio: ours / peer };
    return goal === undefined ? counts : { ...counts, goal };
  }
}
