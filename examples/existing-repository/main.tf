terraform {
  required_providers {
    azurerm = {
      source  = "hashicorp/azurerm"
      version = ">= 4.0, < 6.0"
    }
  }
}

provider "azurerm" {
  features {}
}

# The hub: a firewall with its policy. Its private address is known only after it was created.

resource "azurerm_resource_group" "hub" {
  name     = "rg-hub"
  location = "westeurope"
}

resource "azurerm_virtual_network" "hub" {
  name                = "vnet-hub"
  resource_group_name = azurerm_resource_group.hub.name
  location            = azurerm_resource_group.hub.location
  address_space       = ["10.0.0.0/16"]
}

resource "azurerm_subnet" "firewall" {
  name                 = "AzureFirewallSubnet"
  resource_group_name  = azurerm_resource_group.hub.name
  virtual_network_name = azurerm_virtual_network.hub.name
  address_prefixes     = ["10.0.1.0/26"]
}

resource "azurerm_public_ip" "firewall" {
  name                = "pip-firewall"
  resource_group_name = azurerm_resource_group.hub.name
  location            = azurerm_resource_group.hub.location
  allocation_method   = "Static"
  sku                 = "Standard"
}

resource "azurerm_firewall_policy" "hub" {
  name                = "policy-hub"
  resource_group_name = azurerm_resource_group.hub.name
  location            = azurerm_resource_group.hub.location
  sku                 = "Premium"

  dns {
    proxy_enabled = true
  }
}

resource "azurerm_firewall" "hub" {
  name                = "firewall-hub"
  resource_group_name = azurerm_resource_group.hub.name
  location            = azurerm_resource_group.hub.location
  sku_name            = "AZFW_VNet"
  sku_tier            = "Premium"
  firewall_policy_id  = azurerm_firewall_policy.hub.id

  ip_configuration {
    name                 = "configuration"
    subnet_id            = azurerm_subnet.firewall.id
    public_ip_address_id = azurerm_public_ip.firewall.id
  }
}

# Two workspaces in two regions, by one module: its region and its storage account are inputs.

resource "azurerm_resource_group" "ml" {
  for_each = var.workspaces

  name     = "rg-ml-${each.key}"
  location = each.value.region
}

resource "azurerm_virtual_network" "ml" {
  for_each = var.workspaces

  name                = "vnet-ml-${each.key}"
  resource_group_name = azurerm_resource_group.ml[each.key].name
  location            = each.value.region
  address_space       = [each.value.address_prefix]
}

resource "azurerm_subnet" "ml" {
  for_each = var.workspaces

  name                 = "snet-ml"
  resource_group_name  = azurerm_resource_group.ml[each.key].name
  virtual_network_name = azurerm_virtual_network.ml[each.key].name
  address_prefixes     = [each.value.address_prefix]
}

module "aml_network" {
  source   = "./modules/aml-network"
  for_each = var.workspaces

  region                  = each.value.region
  storage_account         = each.value.storage_account
  subnet_address_prefixes = azurerm_subnet.ml[each.key].address_prefixes
  resource_group_name     = azurerm_resource_group.ml[each.key].name
  subnet_ids              = { ml = azurerm_subnet.ml[each.key].id }

  firewall_policy_id             = azurerm_firewall_policy.hub.id
  firewall_private_ip_address    = azurerm_firewall.hub.ip_configuration[0].private_ip_address
  rule_collection_group_name     = "aml-${each.key}"
  rule_collection_group_priority = each.value.priority
}

# A network security group that another team owns: its own rules are separate resources, and so are the module's.

resource "azurerm_network_security_group" "shared" {
  name                = "nsg-shared"
  resource_group_name = azurerm_resource_group.hub.name
  location            = azurerm_resource_group.hub.location
}

module "aml_rules" {
  source = "./modules/aml-rules"

  subnet_address_prefixes     = ["10.9.0.0/24"]
  resource_group_name         = azurerm_resource_group.hub.name
  network_security_group_name = azurerm_network_security_group.shared.name
}
