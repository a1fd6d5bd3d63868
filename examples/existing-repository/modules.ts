import { App } from "cdktf";
import {
  AzureCloud,
  NetworkModuleFormat,
  NetworkModuleLayer,
  NetworkModuleStack,
  NetworkSelection,
  Peer,
  Port,
  RuleDirection,
} from "cdktf-azure-network-catalog";
import type { Construct } from "constructs";

/** The module in `modules/aml-rules`: what the command line cannot say, such as rules of one's own, a program can. */
export class RulesModule extends NetworkModuleStack {
  constructor(scope: Construct, id: string) {
    super(scope, id, {
      selection: NetworkSelection.machineLearning({ cloud: AzureCloud.PUBLIC, region: "westeurope" }),
      layers: [NetworkModuleLayer.NETWORK_SECURITY_GROUP],
      existing: [NetworkModuleLayer.NETWORK_SECURITY_GROUP],
      format: NetworkModuleFormat.HCL,
      securityRules: [
        {
          name: "AllowBastionSshInbound",
          priority: 200,
          direction: RuleDirection.INBOUND,
          source: Peer.cidr("10.0.3.0/26"),
          destination: Peer.cidr("10.9.0.0/24"),
          ports: [Port.tcp(22)],
          description: "Terminal sessions through the hub's Bastion",
        },
      ],
    });
  }
}

if (require.main === module) {
  const app = new App();
  new RulesModule(app, "aml-rules");
  app.synth();
}
