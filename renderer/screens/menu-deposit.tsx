import type { ReactNode } from "react";
import { openSheet } from "../desk.ts";
import { useMirror, useWords } from "../hooks.ts";
import { MenuKey } from "./menu-key.tsx";

/** デポジット返却, where this register takes containers back. */
export function MenuDeposit({ canWork }: { readonly canWork: boolean }): ReactNode {
  const say = useWords();
  const has = useMirror((now) => (now.layout?.prices?.deposits.length ?? 0) > 0);
  if (!has) return null;
  return (
    <MenuKey
      name="deposit"
      word="menu.deposit"
      more={say("menu.deposit.more")}
      disabled={!canWork}
      onPress={() => openSheet("deposit")}
    />
  );
}
