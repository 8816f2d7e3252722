import type { ReactNode } from "react";
import { useStore } from "zustand";
import { useDesk } from "../hooks.ts";
import { Icon } from "../parts/icon.tsx";
import { ActKeys } from "./act-keys.tsx";
import css from "./device-page.module.css";
import { Facts } from "./facts.tsx";
import { Frames } from "./frames.tsx";
import { judgeDevice, reportOf } from "./judge.ts";
import type { TechnicianDevice } from "./place.ts";
import { sayDeviceTrouble } from "./trouble-words.ts";
import { visit } from "./visit.ts";
import { useTechnicianWords } from "./use-words.ts";

/** One device: how it stands and what to do about it, its figures, what can be tried, and what last passed over its port. */
export function DevicePage({ device }: { readonly device: TechnicianDevice }): ReactNode {
  const say = useTechnicianWords();
  const language = useDesk((now) => now.language);
  const now = useStore(visit);
  const { sign, says, code } = judgeDevice(now, device);
  const trouble = code === null ? null : sayDeviceTrouble(language, device, code);
  const report = reportOf(now, device);
  return (
    <section className={css["page"]} data-page={device}>
      <div className={css["standing"]} data-sign={sign} data-code={code ?? undefined}>
        <Icon name={sign} size={36} />
        <h2 className={css["thing"]}>{say(`device.${device}`)}</h2>
        <div className={css["said"]}>
          <strong>{trouble === null ? says !== null && say(says) : `${trouble.what} (${code ?? ""})`}</strong>
          {trouble !== null && <span>{trouble.next}</span>}
        </div>
      </div>
      <ActKeys device={device} isThere={report !== null} />
      {report !== null && (
        <>
          <Facts device={device} report={report} nowMs={now.health?.atMs ?? 0} pin={now.health?.drawerPin ?? 2} />
          <Frames frames={report.frames} />
        </>
      )}
    </section>
  );
}
