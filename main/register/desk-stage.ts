/** カード設定. No name and no card number stands here: they are in memory only, while the screens show them. */
export type DeskAct = "link" | "move" | "stop" | "why";
/** What headquarters is asked to set. `card`: the keyed hash; null = every card of the member. */
export type DeskChange = {
  readonly act: "link" | "move" | "stop";
  readonly member: string;
  readonly card: string | null;
  /** Of the `approval` that let it happen, and who approved. */
  readonly seq: number;
  readonly by: string;
};
export type DeskStage =
  | { readonly kind: "desk" }
  /** Who is it? A member number is keyed, or the app's barcode scanned. */
  | { readonly kind: "desk-member"; readonly act: DeskAct }
  /** `card`: the one on the reader, by which the member is found, and which is to stop. */
  | { readonly kind: "desk-finding"; readonly act: DeskAct; readonly card?: string }
  /** The name stands on both screens. `cards`: how many work now. */
  | {
      readonly kind: "desk-confirm";
      readonly act: DeskAct;
      readonly member: string;
      readonly cards: number;
      readonly card?: string;
    }
  /** Waiting for the card (the new one, or the one asked about). */
  | { readonly kind: "desk-card"; readonly act: DeskAct; readonly member: string | null }
  /** Approved in the journal; headquarters is asked, again if need be. `away`: it did not answer, and the queue may go on. */
  | ({ readonly kind: "desk-sending"; readonly away?: true } & DeskChange)
  | { readonly kind: "desk-done"; readonly act: DeskAct; readonly code: string };
