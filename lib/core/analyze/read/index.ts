export { type ConfigurationFile, MAX_CONFIGURATION_CHARACTERS } from "./parse-file";
export { type ReadConfiguration, readConfiguration } from "./read-configuration";
