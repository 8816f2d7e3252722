import type { ReactNode } from "react";
import { useStore } from "zustand";
import { invoice } from "../invoice.ts";
import { ReceiptSide } from "../parts/receipt-side.tsx";

/** The receipt of the sale a 領収書 is made out for. */
export function InvoiceSide(): ReactNode {
  const seq = useStore(invoice, (now) => now.seq);
  return <ReceiptSide seq={seq} printing={null} />;
}
