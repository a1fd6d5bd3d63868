/** A small service of one's own, as a file in YAML, with one requirement for each form. */
export const SERVICE_YAML = `service:
  id: message-hub
  displayName: Message Hub
  revisions: [2024-01-01, 2025-01-01]
  documents:
    handbook: { title: Handbook, url: "https://www.contoso.com/handbook", revisions: [2024-01-01, 2025-01-01] }
  sections:
    egress: { document: handbook, heading: Egress }
  parameters:
    account: { description: The account of the messages., name: storage-account }
  features:
    archive: { default: false, description: Messages are archived. }
    fast-archive: { default: false, description: They are archived at once., implies: [archive] }
    no-peers: { default: false, description: There is one node only. }
rules:
  securityRules:
    - { slot: 10, direction: outbound, tag: "ServiceBus", protocol: Tcp, name: AllowServiceBusTcpOutbound }
    - { slot: 20, direction: outbound, tag: "Storage.{Region}", protocol: Tcp, name: AllowStorageTcpOutbound }
    - { slot: 400, direction: outbound, tag: Internet, protocol: Tcp, name: AllowInternetTcpOutbound }
    - { slot: 410, direction: outbound, tag: Internet, protocol: Udp, name: AllowInternetUdpOutbound }
  subnetRules:
    - { slot: 30, direction: outbound, protocol: Tcp, name: AllowPeersTcpOutbound }
    - { slot: 30, direction: inbound, protocol: Tcp, name: AllowPeersTcpInbound }
requirements:
  - requirements:
      - id: queue
        slot: 10
        purpose: Messages are read from a queue.
        direction: outbound
        tags:
          - { tag: ServiceBus, protocol: Tcp, ports: [443, 5671-5672], since: 2024-01-01, sources: [egress] }
        hosts:
          - { hosts: ["{account}.servicebus.contoso.com", "*.queue.contoso.com"], protocol: Tcp, ports: [443], since: 2024-01-01, sources: [egress] }
      - id: clock
        slot: 20
        purpose: The time.
        direction: outbound
        hosts:
          - { hosts: [time.contoso.com], protocol: Udp, ports: [123], since: 2024-01-01, until: 2025-01-01, sources: [egress] }
  - unless: [no-peers]
    requirements:
      - id: peers
        slot: 30
        purpose: Nodes reach each other.
        direction: internal
        subnets:
          - { protocol: Tcp, ports: [7000], since: 2024-01-01, sources: [egress] }
  - features: [archive]
    requirements:
      - id: archive
        slot: 300
        purpose: Messages are archived.
        direction: outbound
        tags:
          - { tag: "Storage.{Region}", protocol: Tcp, ports: [443], since: 2024-01-01, sources: [egress] }
      - id: archive-tool
        slot: 310
        purpose: The tool that archives.
        direction: outbound
        urls:
          - { urls: ["downloads.contoso.com/archive/*"], protocol: Tcp, ports: [443], since: 2024-01-01, sources: [egress] }
`;

/** What an extension has to say before anything else. */
export const EXTENSION_HEAD = `extends: azure-machine-learning
service:
  documents: { decisions: { title: Decisions, revisions: [2026-03-19] } }
  sections: { mirror: { document: decisions, heading: Mirror } }
  features: { mirror: { default: false, description: A mirror of packages. } }
`;

/** An extension that adds a feature with one requirement by host. */
export const EXTENSION_YAML = `${EXTENSION_HEAD}requirements:
  - features: [mirror]
    requirements:
      - id: mirror
        slot: 1000
        purpose: Packages from the mirror.
        direction: outbound
        hosts:
          - { hosts: [pypi.contoso.com], protocol: Tcp, ports: [443], since: 2026-03-19, sources: [mirror] }
`;

/** The text with one part written otherwise; the part has to be there. */
export function changed(text: string, part: string, other: string): string {
  if (!text.includes(part)) {
    throw new Error(`there is no ${part} to change`);
  }
  return text.replace(part, () => other);
}
