output "security_rules" {
  description = "The security rules of each workspace, by name."
  value       = { for name, network in module.aml_network : name => network.security_rules }
}

output "catalog_revision" {
  description = "The date of the documents that the rules follow."
  value       = module.aml_rules.catalog_revision
}
