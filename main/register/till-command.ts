/** What a cashier says of the cash in the drawer and of the shift. Amounts in yen. */
export type TillCommand = never;

/** What of it a supervisor has to approve. */
export type TillAct = never;
