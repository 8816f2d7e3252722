/** The part of nfc-pcsc 0.8.1 that is used here; the package ships no types. */
declare module "nfc-pcsc" {
  import type { EventEmitter } from "node:events";

  /** The native reader under nfc-pcsc's own; ours is drivers/reader/pcsclite. */
  export type NativeReader = EventEmitter & {
    readonly state: number;
    SCARD_STATE_EMPTY: number;
    SCARD_STATE_PRESENT: number;
    SCARD_SHARE_DIRECT: number;
  };

  export type Reader = EventEmitter & {
    readonly name: string;
    readonly reader: NativeReader;
    readonly connection: { type: number; protocol: number } | null;
    autoProcessing: boolean;
    connect(mode?: "CONNECT_MODE_CARD" | "CONNECT_MODE_DIRECT"): Promise<unknown>;
    disconnect(): Promise<unknown>;
    transmit(data: Buffer, responseMaxLength: number): Promise<Buffer>;
    control(data: Buffer, responseMaxLength: number): Promise<Buffer>;
  };

  export class NFC {
    /** Our layer's emitter; "readers" says that pcscd is there, and which readers it has. `ended` comes after `close`. */
    readonly pcsc: EventEmitter & { readonly ended: Promise<void> };
    on(event: "reader", listener: (reader: Reader) => void): this;
    on(event: "error", listener: (error: Error & { code?: string }) => void): this;
    close(): void;
  }
}
