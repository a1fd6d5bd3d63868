variable "network_security_group_name" {
  description = "The name of the network security group that exists and takes the rules."
  nullable    = false
  type        = string

  validation {
    condition     = can(regex("^[A-Za-z0-9](?:[A-Za-z0-9_.-]{0,78}[A-Za-z0-9_])?$", var.network_security_group_name))
    error_message = "`${var.network_security_group_name}` is no name for this: a network security group's name (letters, digits, `_`, `.` and `-`, a letter or digit first and no `.` or `-` last), for example `nsg-ml` (pattern ^[A-Za-z0-9](?:[A-Za-z0-9_.-]{0,78}[A-Za-z0-9_])?$)"
  }
}

variable "network_security_group_resource_group_name" {
  default     = null
  description = "The resource group that holds it. Null stands for `resource_group_name`."
  nullable    = true
  type        = string

  validation {
    condition     = var.network_security_group_resource_group_name == null ? true : can(regex("^[A-Za-z0-9_().-]{0,89}[A-Za-z0-9_()-]$", var.network_security_group_resource_group_name))
    error_message = "`${var.network_security_group_resource_group_name == null ? "" : var.network_security_group_resource_group_name}` is no name for this: a resource group's name (letters, digits, `_`, `-`, `.`, `(` and `)`, no `.` last), for example `rg-ml` (pattern ^[A-Za-z0-9_().-]{0,89}[A-Za-z0-9_()-]$)"
  }
}

variable "resource_group_name" {
  description = "The resource group that holds what the module creates."
  nullable    = false
  type        = string

  validation {
    condition     = can(regex("^[A-Za-z0-9_().-]{0,89}[A-Za-z0-9_()-]$", var.resource_group_name))
    error_message = "`${var.resource_group_name}` is no name for this: a resource group's name (letters, digits, `_`, `-`, `.`, `(` and `)`, no `.` last), for example `rg-ml` (pattern ^[A-Za-z0-9_().-]{0,89}[A-Za-z0-9_()-]$)"
  }
}

variable "security_rule_base_priority" {
  default     = 1000
  description = "The number that the priorities of the catalog's security rules start from; all of them move with it. From 201 to 1976."
  nullable    = false
  type        = number

  validation {
    condition     = floor(var.security_rule_base_priority) == var.security_rule_base_priority && var.security_rule_base_priority >= 201 && var.security_rule_base_priority <= 1976
    error_message = "the base priority ${var.security_rule_base_priority} puts rules out of Azure's range or among your own; use a whole number from 201 to 1976"
  }
}

variable "subnet_address_prefixes" {
  description = "The address prefixes of the workspace's subnets: the sources of outbound rules, the destinations of inbound ones."
  nullable    = false
  type        = list(string)

  validation {
    condition     = length(var.subnet_address_prefixes) > 0
    error_message = "the subnet has no address prefix; give at least one, such as `10.1.0.0/24`"
  }

  validation {
    condition     = alltrue([for prefix in var.subnet_address_prefixes : can(regex("^(0|[1-9][0-9]?|1[0-9][0-9]|2[0-4][0-9]|25[0-5])(\\.(0|[1-9][0-9]?|1[0-9][0-9]|2[0-4][0-9]|25[0-5])){3}/(0|[1-9]|[12][0-9]|3[0-2])$", prefix)) || (can(regex(":", prefix)) && can(cidrhost(prefix, 0)) && !can(regex("[.%]", prefix)))])
    error_message = join("\n", [for prefix in var.subnet_address_prefixes : "`${prefix}` is not a network; write a network such as `10.0.0.0/24` or `2001:db8::/32`, without leading zeros" if !(can(regex("^(0|[1-9][0-9]?|1[0-9][0-9]|2[0-4][0-9]|25[0-5])(\\.(0|[1-9][0-9]?|1[0-9][0-9]|2[0-4][0-9]|25[0-5])){3}/(0|[1-9]|[12][0-9]|3[0-2])$", prefix)) || (can(regex(":", prefix)) && can(cidrhost(prefix, 0)) && !can(regex("[.%]", prefix))))])
  }

  validation {
    condition     = alltrue([for prefix in var.subnet_address_prefixes : try(cidrhost(prefix, 0) == cidrhost("${split("/", prefix)[0]}/${(can(regex(":", prefix)) ? 128 : 32)}", 0), true)])
    error_message = join("\n", [for prefix in var.subnet_address_prefixes : "`${prefix}` has host bits set; write `${try(cidrsubnet(prefix, 0, 0), "")}` for the network or `${split("/", prefix)[0]}/${(can(regex(":", prefix)) ? 128 : 32)}` for the address" if !try(cidrhost(prefix, 0) == cidrhost("${split("/", prefix)[0]}/${(can(regex(":", prefix)) ? 128 : 32)}", 0), true)])
  }

  validation {
    condition     = alltrue([for prefix in var.subnet_address_prefixes : !can(regex("/0$", prefix))])
    error_message = join("\n", [for prefix in var.subnet_address_prefixes : "`${prefix}` is every address and no subnet; give the subnet's own prefix" if can(regex("/0$", prefix))])
  }

  validation {
    condition     = length([for prefix in var.subnet_address_prefixes : prefix if can(regex(":", prefix))]) == 0 || length([for prefix in var.subnet_address_prefixes : prefix if !can(regex(":", prefix))]) == 0
    error_message = "`${join("`, `", [for prefix in var.subnet_address_prefixes : prefix if !can(regex(":", prefix))])}` is IPv4 and `${join("`, `", [for prefix in var.subnet_address_prefixes : prefix if can(regex(":", prefix))])}` is IPv6; a rule takes prefixes of one family, so give one family"
  }

  validation {
    condition     = alltrue([for pair in setproduct(range(length(var.subnet_address_prefixes)), range(length(var.subnet_address_prefixes))) : !(pair[0] < pair[1] && try(cidrhost("${split("/", var.subnet_address_prefixes[pair[0]])[0]}/${min(tonumber(split("/", var.subnet_address_prefixes[pair[0]])[1]), tonumber(split("/", var.subnet_address_prefixes[pair[1]])[1]))}", 0) == cidrhost("${split("/", var.subnet_address_prefixes[pair[1]])[0]}/${min(tonumber(split("/", var.subnet_address_prefixes[pair[0]])[1]), tonumber(split("/", var.subnet_address_prefixes[pair[1]])[1]))}", 0), false))])
    error_message = join("\n", [for pair in setproduct(range(length(var.subnet_address_prefixes)), range(length(var.subnet_address_prefixes))) : "`${var.subnet_address_prefixes[pair[1]]}` overlaps with `${var.subnet_address_prefixes[pair[0]]}`; subnets cannot overlap" if pair[0] < pair[1] && try(cidrhost("${split("/", var.subnet_address_prefixes[pair[0]])[0]}/${min(tonumber(split("/", var.subnet_address_prefixes[pair[0]])[1]), tonumber(split("/", var.subnet_address_prefixes[pair[1]])[1]))}", 0) == cidrhost("${split("/", var.subnet_address_prefixes[pair[1]])[0]}/${min(tonumber(split("/", var.subnet_address_prefixes[pair[0]])[1]), tonumber(split("/", var.subnet_address_prefixes[pair[1]])[1]))}", 0), false)])
  }
}
