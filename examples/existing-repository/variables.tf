variable "workspaces" {
  description = "The workspaces by name."
  type = map(object({
    region          = string
    storage_account = string
    address_prefix  = string
    priority        = number
  }))
  default = {
    europe = {
      region          = "westeurope"
      storage_account = "mleurope"
      address_prefix  = "10.1.0.0/24"
      priority        = 1000
    }
    america = {
      region          = "eastus2"
      storage_account = "mlamerica"
      address_prefix  = "10.2.0.0/24"
      priority        = 1100
    }
  }
}
