import { type ReactNode, useState } from "react";
import { useStore } from "zustand";
import type { Baud, Bindable, PortCandidate } from "#ipc/technician.ts";
import { Key } from "../parts/key.tsx";
import css from "./act-keys.module.css";
import { PortKeys } from "./port-keys.tsx";
import { drawEan8, ean8Modules, makeProbeCode } from "./draw-ean8.ts";
import { Said } from "./said.tsx";
import { attempt, goTo, lookForPorts, visit } from "./visit.ts";
import { useTechnicianWords } from "./use-words.ts";

const speeds: readonly Baud[] = [9_600, 19_200, 38_400, 57_600, 115_200];

/** Which port a device hangs on, step by step: choose it, let it prove itself, write it down. */
export function BindPort({ device }: { readonly device: Bindable }): ReactNode {
  const say = useTechnicianWords();
  const busy = useStore(visit, (now) => now.busy);
  const ports = useStore(visit, (now) => now.ports);
  const [chosen, setChosen] = useState<Baud | null>(null);
  const [code, setCode] = useState<string | null>(null);
  const [found, setFound] = useState<string | null>(null);
  const thing = say(`device.${device}`);
  const back = (): void => goTo({ device, step: "look" });

  const baud = chosen ?? ports?.baud ?? 9_600;
  const list = ports?.list ?? [];
  const again = (): void => {
    setFound(null);
    void lookForPorts(device);
  };

  /** The port it hangs on already is held by itself: it is only bound anew, at another speed. */
  function pick(port: PortCandidate): void {
    if (port.usedBy === device) setFound(port.path);
    else void probe([port.path]);
  }

  async function probe(paths: readonly string[]): Promise<void> {
    setFound(null);
    const wanted = device === "scanner" ? makeProbeCode(Math.random()) : null;
    setCode(wanted);
    const answer = await attempt("probe", {
      kind: "probe",
      device,
      paths: [...paths],
      baud,
      ...(wanted === null ? {} : { code: wanted }),
    });
    setCode(null);
    if (answer.kind === "found") setFound(answer.path);
  }

  async function bind(path: string): Promise<void> {
    const answer = await attempt("bind", { kind: "bind", device, path, baud });
    // What came of it is read on the device's own page, where the device shows itself a second later.
    if (answer.kind === "done") visit.setState({ place: { device, step: "look" } });
  }

  const isOwn = (path: string): boolean => list.some((port) => port.path === path && port.usedBy === device);
  const free = list.filter(({ usedBy }) => usedBy === null);
  return (
    <section className={css["walk"]} data-page="bind" data-found={found ?? undefined}>
      <h2>{say("bind.title", { thing })}</h2>
      <p>
        {code !== null
          ? say("bind.scan")
          : ports !== null && list.length === 0
            ? say("bind.none")
            : say(device === "printer" ? "bind.pick" : `bind.pick.${device}`, { thing })}
      </p>
      {code !== null ? (
        <Barcode code={code} />
      ) : (
        <PortKeys ports={list} found={found} isBusy={busy !== null} onPick={device === "scanner" ? null : pick} />
      )}
      <p className={css["found"]}>{found !== null && say(isOwn(found) ? "bind.found.own" : `bind.found.${device}`)}</p>
      <Said />
      <div className={css["keys"]}>
        <Key name="back" look="quiet" onPress={back}>
          {say("back")}
        </Key>
        <Key name="again" look="quiet" disabled={busy !== null} onPress={again}>
          {say("bind.again")}
        </Key>
        <Key
          name="baud"
          look="quiet"
          disabled={busy !== null}
          onPress={() => setChosen(speeds[(speeds.indexOf(baud) + 1) % speeds.length] ?? 9_600)}
        >
          {say("bind.baud", { baud })}
        </Key>
        {found === null && device === "scanner" ? (
          <Key
            name="scan"
            look="go"
            disabled={busy !== null || free.length === 0}
            onPress={() => void probe(free.map(({ path }) => path))}
          >
            {say("bind.scan.start")}
          </Key>
        ) : (
          <Key
            name="use"
            look="go"
            disabled={busy !== null || found === null}
            onPress={() => found !== null && void bind(found)}
          >
            {say("bind.do")}
          </Key>
        )}
      </div>
    </section>
  );
}

/** Black on white in either theme, with the quiet zone of seven modules on each side. */
function Barcode({ code }: { readonly code: string }): ReactNode {
  return (
    <svg
      className={css["barcode"]}
      data-code={code}
      viewBox={`-7 0 ${ean8Modules + 14} 34`}
      role="img"
      aria-label={code}
    >
      <rect x={-7} width={ean8Modules + 14} height={34} fill="#fff" />
      {drawEan8(code).map(([x, width]) => (
        <rect key={x} x={x} y={4} width={width} height={26} fill="#000" />
      ))}
    </svg>
  );
}
