/** The clouds of Azure, by the names that the azurerm provider's `environment` uses. */
export enum AzureCloud {
  /** Azure public. */
  PUBLIC = "public",
  /** Azure US Government. */
  US_GOVERNMENT = "usgovernment",
  /** Azure China, operated by 21Vianet. */
  CHINA = "china",
}
