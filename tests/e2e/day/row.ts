/** What stands in a file and is known by nothing but its text. */
export type Bag = Readonly<Record<string, unknown>>;
/** An entry as it stands in an export. */
export type Row = Bag & { readonly kind: string; readonly seq: number; readonly op: string | null };

export const bag = (value: unknown): Bag => (typeof value === "object" && value !== null ? (value as Bag) : {});
export const list = (value: unknown): readonly Bag[] => (Array.isArray(value) ? value.map(bag) : []);
export const yen = (value: unknown): number => (typeof value === "number" ? value : 0);
export const word = (value: unknown): string => (typeof value === "string" ? value : "");
