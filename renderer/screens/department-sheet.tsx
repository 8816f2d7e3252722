import type { ReactNode } from "react";
import { closeSheet, desk } from "../desk.ts";
import { send } from "../register.ts";
import { DepartmentEntry } from "./department-entry.tsx";

/** 部門打ち: goods without a code, by price and department. The digits typed before stand in it already. */
export function DepartmentSheet(): ReactNode {
  const sell = (id: string, price: number): void => {
    send({ kind: "department", id, price, qty: 1 });
    closeSheet();
  };
  return <DepartmentEntry first={desk.getState().first ?? ""} onSell={sell} onBack={closeSheet} />;
}
