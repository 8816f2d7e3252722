import { type ReactNode, useState } from "react";
import type { View } from "#ipc/view.ts";
import type { DiscountDef } from "#register/price-settings.ts";
import { useDesk, useMirror } from "../hooks.ts";
import { pickLine } from "../pick-line.ts";
import { doPrice, mayAlone } from "../price-act.ts";
import { DiscountChoose, type DiscountFor } from "./discount-choose.tsx";
import { DiscountFigure, type Figure } from "./discount-figure.tsx";

/** 値引: of the picked line or of the whole basket. One touch for a fixed one; an open one asks how much, and both why where that is wanted. */
export function DiscountSheet({ view }: { readonly view: View }): ReactNode {
  const prices = useMirror((now) => now.layout?.prices);
  const selected = useDesk((now) => now.selected);
  const [target, setTarget] = useState<DiscountFor["target"]>("line");
  const [open, setOpen] = useState<DiscountDef | null>(null);
  const line = pickLine(view.basket.lines, selected);
  const of: DiscountFor =
    target === "line" && line !== undefined ? { target, line } : { target: "basket", line: undefined };

  const give = (def: DiscountDef, figure: Figure): void => {
    const isAllowed = view.op?.role === "supervisor" || (def.approve !== true && mayAlone(view, prices, "discount"));
    const n = of.line === undefined ? {} : { n: of.line.n };
    doPrice({ kind: "discount", id: def.id, ...n, ...figure }, isAllowed, 0);
  };
  const choose = (def: DiscountDef): void => (def.kind === "open" || def.reason ? setOpen(def) : give(def, {}));

  if (open !== null)
    return (
      <DiscountFigure
        def={open}
        of={of}
        reasons={prices?.discountReasons ?? []}
        onGive={(figure) => give(open, figure)}
        onBack={() => setOpen(null)}
      />
    );
  return (
    <DiscountChoose view={view} of={of} discounts={prices?.discounts ?? []} onTarget={setTarget} onChoose={choose} />
  );
}
