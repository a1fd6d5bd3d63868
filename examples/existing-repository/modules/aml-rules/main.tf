resource "azurerm_network_security_rule" "AllowAzureActiveDirectoryTcpOutbound" {
  access                     = "Allow"
  description                = "Azure Machine Learning 2026-03-19: entra-id"
  destination_address_prefix = "AzureActiveDirectory"
  destination_port_ranges = [
    "80",
    "443",
  ]
  direction                   = "Outbound"
  name                        = "AllowAzureActiveDirectoryTcpOutbound"
  network_security_group_name = var.network_security_group_name
  priority                    = var.security_rule_base_priority + 10
  protocol                    = "Tcp"
  resource_group_name         = coalesce(var.network_security_group_resource_group_name, var.resource_group_name)
  source_address_prefixes     = var.subnet_address_prefixes
  source_port_range           = "*"
}

resource "azurerm_network_security_rule" "AllowAzureFrontDoorFirstPartyTcpOutbound" {
  access                      = "Allow"
  description                 = "Azure Machine Learning 2026-03-19: container-images"
  destination_address_prefix  = "AzureFrontDoor.FirstParty"
  destination_port_range      = "443"
  direction                   = "Outbound"
  name                        = "AllowAzureFrontDoorFirstPartyTcpOutbound"
  network_security_group_name = var.network_security_group_name
  priority                    = var.security_rule_base_priority + 100
  protocol                    = "Tcp"
  resource_group_name         = coalesce(var.network_security_group_resource_group_name, var.resource_group_name)
  source_address_prefixes     = var.subnet_address_prefixes
  source_port_range           = "*"
}

resource "azurerm_network_security_rule" "AllowAzureFrontDoorFrontendTcpOutbound" {
  access                      = "Allow"
  description                 = "Azure Machine Learning 2026-03-19: machine-learning-studio"
  destination_address_prefix  = "AzureFrontDoor.Frontend"
  destination_port_range      = "443"
  direction                   = "Outbound"
  name                        = "AllowAzureFrontDoorFrontendTcpOutbound"
  network_security_group_name = var.network_security_group_name
  priority                    = var.security_rule_base_priority + 70
  protocol                    = "Tcp"
  resource_group_name         = coalesce(var.network_security_group_resource_group_name, var.resource_group_name)
  source_address_prefixes     = var.subnet_address_prefixes
  source_port_range           = "*"
}

resource "azurerm_network_security_rule" "AllowAzureMachineLearningTcpOutbound" {
  access                     = "Allow"
  description                = "Azure Machine Learning 2026-03-19: machine-learning-api, model-management, integrated-notebooks, compute-instance, compute-instance-ports"
  destination_address_prefix = "AzureMachineLearning"
  destination_port_ranges = [
    "443",
    "8787",
    "18881",
  ]
  direction                   = "Outbound"
  name                        = "AllowAzureMachineLearningTcpOutbound"
  network_security_group_name = var.network_security_group_name
  priority                    = var.security_rule_base_priority + 20
  protocol                    = "Tcp"
  resource_group_name         = coalesce(var.network_security_group_resource_group_name, var.resource_group_name)
  source_address_prefixes     = var.subnet_address_prefixes
  source_port_range           = "*"
}

resource "azurerm_network_security_rule" "AllowAzureMachineLearningUdpOutbound" {
  access                      = "Allow"
  description                 = "Azure Machine Learning 2026-03-19: compute-instance-relay"
  destination_address_prefix  = "AzureMachineLearning"
  destination_port_range      = "5831"
  direction                   = "Outbound"
  name                        = "AllowAzureMachineLearningUdpOutbound"
  network_security_group_name = var.network_security_group_name
  priority                    = var.security_rule_base_priority + 30
  protocol                    = "Udp"
  resource_group_name         = coalesce(var.network_security_group_resource_group_name, var.resource_group_name)
  source_address_prefixes     = var.subnet_address_prefixes
  source_port_range           = "*"
}

resource "azurerm_network_security_rule" "AllowAzureMonitorTcpOutbound" {
  access                      = "Allow"
  description                 = "Azure Machine Learning 2026-03-19: monitoring"
  destination_address_prefix  = "AzureMonitor"
  destination_port_range      = "443"
  direction                   = "Outbound"
  name                        = "AllowAzureMonitorTcpOutbound"
  network_security_group_name = var.network_security_group_name
  priority                    = var.security_rule_base_priority + 110
  protocol                    = "Tcp"
  resource_group_name         = coalesce(var.network_security_group_resource_group_name, var.resource_group_name)
  source_address_prefixes     = var.subnet_address_prefixes
  source_port_range           = "*"
}

resource "azurerm_network_security_rule" "AllowAzureResourceManagerTcpOutbound" {
  access                      = "Allow"
  description                 = "Azure Machine Learning 2026-03-19: resource-manager"
  destination_address_prefix  = "AzureResourceManager"
  destination_port_range      = "443"
  direction                   = "Outbound"
  name                        = "AllowAzureResourceManagerTcpOutbound"
  network_security_group_name = var.network_security_group_name
  priority                    = var.security_rule_base_priority + 50
  protocol                    = "Tcp"
  resource_group_name         = coalesce(var.network_security_group_resource_group_name, var.resource_group_name)
  source_address_prefixes     = var.subnet_address_prefixes
  source_port_range           = "*"
}

resource "azurerm_network_security_rule" "AllowBastionSshInbound" {
  access      = "Allow"
  description = "Terminal sessions through the hub's Bastion"
  destination_address_prefixes = [
    "10.9.0.0/24",
  ]
  destination_port_range      = "22"
  direction                   = "Inbound"
  name                        = "AllowBastionSshInbound"
  network_security_group_name = var.network_security_group_name
  priority                    = 200
  protocol                    = "Tcp"
  resource_group_name         = coalesce(var.network_security_group_resource_group_name, var.resource_group_name)
  source_address_prefixes = [
    "10.0.3.0/26",
  ]
  source_port_range = "*"
}

resource "azurerm_network_security_rule" "AllowBatchNodeManagementTcpOutbound" {
  access                      = "Allow"
  description                 = "Azure Machine Learning 2026-03-19: batch"
  destination_address_prefix  = "BatchNodeManagement.WestEurope"
  destination_port_range      = "443"
  direction                   = "Outbound"
  name                        = "AllowBatchNodeManagementTcpOutbound"
  network_security_group_name = var.network_security_group_name
  priority                    = var.security_rule_base_priority + 40
  protocol                    = "Tcp"
  resource_group_name         = coalesce(var.network_security_group_resource_group_name, var.resource_group_name)
  source_address_prefixes     = var.subnet_address_prefixes
  source_port_range           = "*"
}

resource "azurerm_network_security_rule" "AllowMicrosoftContainerRegistryTcpOutbound" {
  access                      = "Allow"
  description                 = "Azure Machine Learning 2026-03-19: container-images"
  destination_address_prefix  = "MicrosoftContainerRegistry"
  destination_port_range      = "443"
  direction                   = "Outbound"
  name                        = "AllowMicrosoftContainerRegistryTcpOutbound"
  network_security_group_name = var.network_security_group_name
  priority                    = var.security_rule_base_priority + 90
  protocol                    = "Tcp"
  resource_group_name         = coalesce(var.network_security_group_resource_group_name, var.resource_group_name)
  source_address_prefixes     = var.subnet_address_prefixes
  source_port_range           = "*"
}

resource "azurerm_network_security_rule" "AllowStorageTcpOutbound" {
  access                      = "Allow"
  description                 = "Azure Machine Learning 2026-03-19: default-storage, microsoft-storage"
  destination_address_prefix  = "Storage.WestEurope"
  destination_port_range      = "443"
  direction                   = "Outbound"
  name                        = "AllowStorageTcpOutbound"
  network_security_group_name = var.network_security_group_name
  priority                    = var.security_rule_base_priority + 60
  protocol                    = "Tcp"
  resource_group_name         = coalesce(var.network_security_group_resource_group_name, var.resource_group_name)
  source_address_prefixes     = var.subnet_address_prefixes
  source_port_range           = "*"
}

resource "azurerm_network_security_rule" "AllowVirtualNetworkTcpOutbound" {
  access                      = "Allow"
  description                 = "Azure Machine Learning 2026-03-19: private-endpoints"
  destination_address_prefix  = "VirtualNetwork"
  destination_port_range      = "443"
  direction                   = "Outbound"
  name                        = "AllowVirtualNetworkTcpOutbound"
  network_security_group_name = var.network_security_group_name
  priority                    = var.security_rule_base_priority + 2120
  protocol                    = "Tcp"
  resource_group_name         = coalesce(var.network_security_group_resource_group_name, var.resource_group_name)
  source_address_prefixes     = var.subnet_address_prefixes
  source_port_range           = "*"
}

resource "azurerm_network_security_rule" "DenyInternetOutbound" {
  access                      = "Deny"
  description                 = "Nothing else leaves for the Internet"
  destination_address_prefix  = "Internet"
  destination_port_range      = "*"
  direction                   = "Outbound"
  name                        = "DenyInternetOutbound"
  network_security_group_name = var.network_security_group_name
  priority                    = var.security_rule_base_priority + 1990
  protocol                    = "*"
  resource_group_name         = coalesce(var.network_security_group_resource_group_name, var.resource_group_name)
  source_address_prefix       = "*"
  source_port_range           = "*"
}
