import { type ReactNode, useEffect } from "react";
import { useStore } from "zustand";
import { changeLanguage } from "../desk.ts";
import { useDesk } from "../hooks.ts";
import { Key } from "../parts/key.tsx";
import { speak } from "../words/words.ts";
import { BindPort } from "./bind-port.tsx";
import { DeviceList } from "./device-list.tsx";
import { DevicePage } from "./device-page.tsx";
import { HouseLine } from "./house-line.tsx";
import { LearnDrawer } from "./learn-drawer.tsx";
import { SignVisit } from "./sign-visit.tsx";
import css from "./technician-window.module.css";
import { ask, visit } from "./visit.ts";
import { useTechnicianWords } from "./use-words.ts";

async function leave(): Promise<void> {
  // Asked, not awaited for long: a register that is gone has forgotten the visit already.
  void ask({ kind: "leave" });
  window.close();
}

/** Every device, how it stands, and what can be tried: one list, one page, nothing that jumps. */
export function TechnicianWindow(): ReactNode {
  const say = useTechnicianWords();
  const language = useDesk((now) => now.language);
  const theme = useDesk((now) => now.theme);
  const { signed, reg, mode, place } = useStore(visit);
  useEffect(() => {
    document.documentElement.lang = language;
    document.documentElement.dataset["theme"] = theme;
  }, [language, theme]);
  return (
    <div className={css["window"]} data-signed={signed?.op}>
      <header className={css["bar"]}>
        <h1 className={css["title"]}>{say("title")}</h1>
        <span className={css["who"]} data-ellipsis>
          {reg ?? ""} {mode === "live" ? "" : say(`mode.${mode}`)}{" "}
          {signed === null ? "" : `${signed.op} ${signed.name}`}
        </span>
        <Key name="language" look="top" onPress={() => changeLanguage(language === "ja" ? "en" : "ja")}>
          <span lang={language === "ja" ? "en" : "ja"}>{speak(language)("language.other")}</span>
        </Key>
        <Key name="close" look="top" onPress={() => void leave()} className={css["close"]}>
          {say("close")}
        </Key>
      </header>
      <HouseLine />
      {signed === null ? (
        <SignVisit />
      ) : (
        <main className={css["main"]}>
          <DeviceList />
          {place.step === "look" && <DevicePage key={place.device} device={place.device} />}
          {place.step === "bind" && <BindPort key={place.device} device={place.device} />}
          {place.step === "learn" && <LearnDrawer />}
        </main>
      )}
    </div>
  );
}
