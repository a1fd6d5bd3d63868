import {
  Server,
  ServerCredentials,
  type ServiceDefinition,
  type UntypedServiceImplementation,
} from "@grpc/grpc-js";
import type { AzureResourceManager } from "../azure/azure-resource-manager";
import { azurermProvider, errorDiagnostic, messageOf, type PluginRequest } from "./azurerm-provider";
import { protocolServices } from "./plugin-protocol";

/** Terraform's address of the azurerm provider. */
export const AZURERM_ADDRESS = "registry.terraform.io/hashicorp/azurerm";

/** The provider as a process that Terraform attaches to: this one, so that a test can look into the model of Azure. */
export class ProviderServer {
  /** Starts to answer on a free port of this machine. */
  public static async start(azure: AzureResourceManager): Promise<ProviderServer> {
    const server = new Server();
    server.addService(protocolServices["tfplugin6.Provider"] as ServiceDefinition, implementation(azure));
    const port = await new Promise<number>((resolve, reject) => {
      server.bindAsync("127.0.0.1:0", ServerCredentials.createInsecure(), (error, bound) =>
        error === null ? resolve(bound) : reject(error),
      );
    });
    return new ProviderServer(server, port);
  }

  private constructor(
    private readonly server: Server,
    private readonly port: number,
  ) {}

  /** The value of `TF_REATTACH_PROVIDERS`. */
  public get reattach(): string {
    return JSON.stringify({
      [AZURERM_ADDRESS]: {
        Protocol: "grpc",
        ProtocolVersion: 6,
        Pid: process.pid,
        Test: true,
        Addr: { Network: "tcp", String: `127.0.0.1:${this.port}` },
      },
    });
  }

  /** Stops to answer. */
  public stop(): void {
    this.server.forceShutdown();
  }
}

function implementation(azure: AzureResourceManager): UntypedServiceImplementation {
  return Object.fromEntries(
    Object.entries(azurermProvider(azure)).map(([name, method]) => [
      name,
      (call: { request: PluginRequest }, callback: (error: null, response: object) => void): void => {
        Promise.resolve()
          .then(() => method(call.request))
          .catch((error: unknown) => ({ diagnostics: [errorDiagnostic(messageOf(error))] }))
          .then((response) => callback(null, response));
      },
    ]),
  );
}
