import { type ReactNode, useEffect } from "react";
import { createRoot } from "react-dom/client";
import { offerRareSigns } from "#renderer/fonts.ts";
import { useDesk } from "#renderer/hooks.ts";
import { HandParts } from "./hand-parts.tsx";
import { KioskParts } from "./kiosk-parts.tsx";
import { SaidParts } from "./said-parts.tsx";
import { Tokens } from "./tokens.tsx";

/** What screens are made of, by the names of their files in renderer/parts, and the tokens they are drawn with. */
function PartsPage(): ReactNode {
  const language = useDesk((now) => now.language);
  const theme = useDesk((now) => now.theme);
  useEffect(() => {
    document.documentElement.lang = language;
    document.documentElement.dataset["theme"] = theme;
  }, [language, theme]);
  return (
    <main className="parts">
      <h1>Parts of the register</h1>
      <HandParts />
      <SaidParts />
      <KioskParts />
      <section className="specimen">
        <h2>tokens.css</h2>
        <p>Light · dark. Amounts stand out 7 : 1 in both (tests/renderer/contrast.test.ts).</p>
        <Tokens />
      </section>
    </main>
  );
}

const root = document.querySelector("#root");
if (root === null) throw new Error("parts.html has no #root");
createRoot(root).render(<PartsPage />);
offerRareSigns();
