/** The versions of the provider that a module works with: its arguments are those of 4.0 and later. */
export const AZURERM_VERSIONS = ">= 4.0, < 6.0";

/** The versions of Terraform, and of OpenTofu, whose first is 1.6: those that have all functions which inputs use. */
export const TERRAFORM_VERSIONS = ">= 1.5";
