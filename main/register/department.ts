import type { Settings } from "./settings.ts";
import type { Item } from "./item.ts";
import type { TaxClass, TaxRate } from "./entry.ts";

/** 部門: goods rung up by price alone. `en`: for a cashier who reads English. */
export type Department = {
  readonly id: string;
  readonly name: string;
  readonly en?: string;
  readonly class: string;
  readonly tax: TaxClass;
  readonly rate: TaxRate;
};

const memo = new WeakMap<Settings, readonly Department[]>();

/**
 * Departments in the order of the screen. Where the settings name none: one for each goods class at the standard rate, but for those only cash buys
 * (stamps, tickets), whose tax a guess would get wrong.
 */
export function departmentsOf(settings: Settings | null): readonly Department[] {
  if (settings === null) return [];
  const held = memo.get(settings);
  if (held !== undefined) return held;
  const made =
    settings.departments ??
    settings.classes
      .filter(({ pays }) => pays.length > 0)
      .map(({ id, name }): Department => ({ id, name, class: id, tax: "standard", rate: 10 }));
  memo.set(settings, made);
  return made;
}

/** What is sold under a department. Its code can be none of the catalogue's, which hold no lower case. */
export function departmentItem({ id, name, class: goodsClass, tax, rate }: Department, price: number): Item {
  return { code: `dept:${id}`, name, kana: "", class: goodsClass, tax, rate, price };
}

/** An article the catalogue does not know, sold under a department. */
export function unlistedItem(department: Department, code: string, price: number): Item {
  return { ...departmentItem(department, price), code, name: `${department.name} ${code}` };
}
