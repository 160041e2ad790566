import { networkInterfaces } from "node:os";

/** Networks between this machine and its own virtual ones. */
const VIRTUAL = /^(docker|br-|veth|virbr|vmnet|vboxnet|lxc|tailscale|utun)/;

/** The addresses under which other devices of the same network may reach this machine. */
export function lanAddresses(): string[] {
  return (
    Object.entries(networkInterfaces())
      .filter(([name]) => !VIRTUAL.test(name))
      .flatMap(([, addresses]) => addresses)
      // 169.254.*.* is what a machine gives itself where no network gave it one.
      .filter((address) => address?.family === "IPv4" && !address.internal && !address.address.startsWith("169.254."))
      .map((address) => address!.address)
  );
}
