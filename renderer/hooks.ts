import { useCallback, useMemo } from "react";
import { useStore } from "zustand";
import { type Desk, desk } from "./desk.ts";
import { type Mirror, mirror } from "./register.ts";
import { type Say, type Saying, saySaying, speak } from "./words/words.ts";

export { useNow } from "./use-now.ts";

/** One part of what the register said. */
export function useMirror<Part>(pick: (mirror: Mirror) => Part): Part {
  return useStore(mirror, pick);
}

/** One part of how the screen is set. */
export function useDesk<Part>(pick: (desk: Desk) => Part): Part {
  return useStore(desk, pick);
}

/** The words in the language of the screen. */
export function useWords(): Say {
  const language = useDesk((now) => now.language);
  return useMemo(() => speak(language), [language]);
}

/** As `useWords`, for sayings that were chosen elsewhere. */
export function useSaying(): (saying: Saying) => string {
  const language = useDesk((now) => now.language);
  return useCallback((saying) => saySaying(language, saying), [language]);
}
