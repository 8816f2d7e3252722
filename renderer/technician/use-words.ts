import { useMemo } from "react";
import { useDesk } from "../hooks.ts";
import { type SayIt, speakTechnician } from "./words.ts";

/** The technician's words in the language of the screen. */
export function useTechnicianWords(): SayIt {
  const language = useDesk((now) => now.language);
  return useMemo(() => speakTechnician(language), [language]);
}
