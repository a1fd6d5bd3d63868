"""The example hub-spoke in Python. Its argument is the folder that the Terraform goes to."""

import sys

from cdktf import App, LocalBackend, TerraformStack, TerraformVariable
from cdktf_azure_network_catalog import (
    AzureCloud,
    Egress,
    FirewallSku,
    FirewallStrategy,
    MachineLearningFeature,
    MachineLearningNetworkIsolation,
    NetworkSelection,
    Peer,
    Port,
    RuleDirection,
    SecurityRule,
    WorkspaceSubnet,
)
from cdktf_cdktf_provider_azurerm.provider import AzurermProvider, AzurermProviderFeatures

app = App(outdir=sys.argv[1])
stack = TerraformStack(app, "hub-spoke")
LocalBackend(stack, path="terraform.tfstate")
AzurermProvider(stack, "azurerm", features=[AzurermProviderFeatures()])

policy_id = TerraformVariable(
    stack,
    "firewall_policy_id",
    type="string",
    description="The id of the hub's firewall policy.",
)
firewall_address = TerraformVariable(
    stack,
    "firewall_private_ip_address",
    type="string",
    description="The private address of the hub's firewall.",
)
subnet_id = TerraformVariable(
    stack,
    "subnet_id",
    type="string",
    description="The id of the spoke's compute subnet.",
)

MachineLearningNetworkIsolation(
    stack,
    "isolation",
    selection=NetworkSelection.machine_learning(
        cloud=AzureCloud.PUBLIC,
        region="westeurope",
        features=[
            MachineLearningFeature.PUBLIC_IP_COMPUTE,
            MachineLearningFeature.STORAGE_BEHIND_FIREWALL,
        ],
        parameters={"storageAccount": "mlworkspacestore"},
    ),
    resource_group_name="rg-spoke",
    name_prefix="spoke",
    subnets=[
        WorkspaceSubnet(
            name="compute",
            id=subnet_id.string_value,
            address_prefixes=["10.20.0.0/22"],
        )
    ],
    egress=Egress.firewall(
        policy_id=policy_id.string_value,
        private_ip_address=firewall_address.string_value,
        strategy=FirewallStrategy.SERVICE_TAGS,
        sku=FirewallSku.STANDARD,
        dns_proxy=True,
    ),
    security_rules=[
        SecurityRule(
            name="AllowBastionSshInbound",
            priority=100,
            direction=RuleDirection.INBOUND,
            source=Peer.cidr("10.0.3.0/26"),
            destination=Peer.cidr("10.20.0.0/22"),
            ports=[Port.tcp(22)],
            description="Terminal sessions through the hub's Bastion",
        )
    ],
    tags={"workload": "machine-learning"},
)

app.synth()
