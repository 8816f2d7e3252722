import type { Baud, Bindable, FromTechnician, TechnicianAnswer } from "#ipc/technician.ts";
import { type Config, readConfig } from "#main/config.ts";
import { bindDevice } from "#technician/06-bind-device.ts";
import { listPorts } from "#technician/list-ports.ts";
import type { HostDesk } from "./host-desk.ts";

type Serial = { readonly serial: string; readonly baud: number };

/** The serial port a device is bound to. */
function portOf({ devices }: Config, device: Bindable): Serial | null {
  const bound = devices[device];
  if (!bound || !("port" in bound) || !("serial" in bound.port)) return null;
  return bound.port;
}

/** Which port a device hangs on: what there is, who answers there, and the new binding in the configuration file. */
export function openPortDesk(o: {
  readonly file: string;
  readonly hosts: HostDesk;
  readonly log: (detail: string) => void;
}) {
  /** As the file says now: it may have been bound anew since the start. */
  const used = (config: Config) => {
    const at = (device: Bindable) => portOf(config, device)?.serial;
    const [printer, scanner, display] = [at("printer"), at("scanner"), at("display")];
    return {
      ...(printer === undefined ? {} : { printer }),
      ...(scanner === undefined ? {} : { scanner }),
      ...(display === undefined ? {} : { display }),
    };
  };

  return {
    list(device: Bindable): TechnicianAnswer {
      const config = readConfig(o.file);
      return {
        kind: "ports",
        ports: listPorts(used(config)),
        baud: (portOf(config, device)?.baud ?? null) as Baud | null,
      };
    },
    async probe({ device, paths, baud, code }: FromTechnician & { kind: "probe" }): Promise<TechnicianAnswer> {
      const ports = paths.map((serial) => ({ serial, baud }));
      const [port] = ports;
      if (!port) return { kind: "failed", code: "NOHARDWARE" };
      const outcome = await o.hosts.attempt(
        "devices-serial",
        device === "scanner" ? { device, act: "probe", ports, code: code ?? "" } : { device, act: "probe", port },
      );
      if (outcome.kind === "silent") return { kind: "failed", code: "HOST" };
      if (outcome.kind !== "found")
        return { kind: "failed", code: outcome.kind === "failed" ? outcome.code : "FAILURE" };
      return { kind: "found", path: "serial" in outcome.port ? outcome.port.serial : "" };
    },
    /** Written, and the host told to come again with it. */
    bind({ device, path, baud }: FromTechnician & { kind: "bind" }): TechnicianAnswer {
      const finding = bindDevice.run({ file: o.file, device, path, baud });
      o.log(finding.detail);
      if (!finding.ok) return { kind: "failed", code: finding.code };
      o.hosts.leave("devices-serial");
      return { kind: "done" };
    },
  };
}
