import type { FromHost } from "#devices/protocol.ts";
import type { Link, LinkName } from "#main/link.ts";
import type { Jobs } from "./jobs.ts";
import { forgetDevices, type Live } from "./live.ts";
import type { HostDesk } from "./technician/host-desk.ts";
import type { Windows } from "./windows.ts";

/** Hands each link that main brings to whom it belongs: a device host, the technician's window, or one of the two that show a View. */
export function openLinks(o: {
  readonly live: Live;
  /** Whoever speaks to the printer, the drawer and the display. */
  readonly serial: readonly Pick<Jobs, "link">[];
  readonly hosts: Pick<HostDesk, "link">;
  readonly hear: (link: Link, message: FromHost) => void;
  readonly technician: { link(link: Link): void };
  readonly windows: Windows;
}): (name: LinkName, link: Link) => void {
  const { live, windows } = o;
  return (name, link) => {
    switch (name) {
      case "devices-serial":
      case "devices-card":
        live.hosts[name] = true;
        forgetDevices(live, name);
        o.hosts.link(name, (message) => link.post(message));
        link.listen((message) => o.hear(link, message as FromHost));
        if (name === "devices-serial") for (const to of o.serial) to.link((message) => link.post(message));
        return windows.changed();
      case "technician":
        return o.technician.link(link);
      case "cashier":
      case "customer":
        return windows.link(name, link);
    }
  };
}
