output "catalog_revision" {
  description = "The date of the documents that the module follows."
  value       = "2026-03-19"
}

output "security_rule_ids" {
  description = "The ids of the security rules by name."
  value = {
    for each in [
      azurerm_network_security_rule.AllowAzureActiveDirectoryTcpOutbound,
      azurerm_network_security_rule.AllowAzureFrontDoorFirstPartyTcpOutbound,
      azurerm_network_security_rule.AllowAzureFrontDoorFrontendTcpOutbound,
      azurerm_network_security_rule.AllowAzureMachineLearningTcpOutbound,
      azurerm_network_security_rule.AllowAzureMachineLearningUdpOutbound,
      azurerm_network_security_rule.AllowAzureMonitorTcpOutbound,
      azurerm_network_security_rule.AllowAzureResourceManagerTcpOutbound,
      azurerm_network_security_rule.AllowBastionSshInbound,
      azurerm_network_security_rule.AllowBatchNodeManagementTcpOutbound,
      azurerm_network_security_rule.AllowMicrosoftContainerRegistryTcpOutbound,
      azurerm_network_security_rule.AllowStorageTcpOutbound,
      azurerm_network_security_rule.AllowVirtualNetworkTcpOutbound,
      azurerm_network_security_rule.DenyInternetOutbound,
    ] : each.name => each.id
  }
}

output "security_rules" {
  description = "The security rules by name: priority, direction, access, protocol, sources, destinations, ports, description."
  value = {
    for rule in [
      azurerm_network_security_rule.AllowAzureActiveDirectoryTcpOutbound,
      azurerm_network_security_rule.AllowAzureFrontDoorFirstPartyTcpOutbound,
      azurerm_network_security_rule.AllowAzureFrontDoorFrontendTcpOutbound,
      azurerm_network_security_rule.AllowAzureMachineLearningTcpOutbound,
      azurerm_network_security_rule.AllowAzureMachineLearningUdpOutbound,
      azurerm_network_security_rule.AllowAzureMonitorTcpOutbound,
      azurerm_network_security_rule.AllowAzureResourceManagerTcpOutbound,
      azurerm_network_security_rule.AllowBastionSshInbound,
      azurerm_network_security_rule.AllowBatchNodeManagementTcpOutbound,
      azurerm_network_security_rule.AllowMicrosoftContainerRegistryTcpOutbound,
      azurerm_network_security_rule.AllowStorageTcpOutbound,
      azurerm_network_security_rule.AllowVirtualNetworkTcpOutbound,
      azurerm_network_security_rule.DenyInternetOutbound,
      ] : rule.name => {
      priority     = rule.priority
      direction    = rule.direction
      access       = rule.access
      protocol     = rule.protocol
      sources      = compact(flatten([rule.source_address_prefix, rule.source_address_prefixes == null ? [] : tolist(rule.source_address_prefixes)]))
      destinations = compact(flatten([rule.destination_address_prefix, rule.destination_address_prefixes == null ? [] : tolist(rule.destination_address_prefixes)]))
      ports        = compact(flatten([rule.destination_port_range, rule.destination_port_ranges == null ? [] : tolist(rule.destination_port_ranges)]))
      description  = rule.description
    }
  }
}

output "selection" {
  description = "What the module was made from."
  value = {
    cloud  = "public"
    egress = "direct"
    features = [
      "azure-monitor",
      "workspace-private-endpoint",
    ]
    layers = [
      "nsg",
    ]
    region  = "westeurope"
    service = "azure-machine-learning"
  }
}
