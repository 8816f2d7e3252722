/** What a value was measured against in the same run: a peer, or the bare thing. `ours` and `value` are medians unless `of` says otherwise. */
export type Baseline = { readonly of: string; readonly value: number; readonly ours: number; readonly unit: string };

export type Measured = {
  readonly value: number;
  readonly unit: string;
  /** How often it was measured. */
  readonly samples: number;
  readonly baseline: Baseline | null;
  /** Where the limit itself is measured (noise of the machine), in place of the figure's own. */
  readonly limit?: number;
  /** What a reader of the table should know besides. */
  readonly notes?: readonly string[];
};

export type RunOptions = {
  /** An empty folder on a disk, gone afterwards. */
  readonly dir: string;
  /** Progress of a long run. */
  readonly say: (text: string) => void;
};

/** One promise in figures: the measured value must not be above the limit, nor, where it is exact, below it. */
export type Figure = {
  readonly name: string;
  readonly limit: number;
  readonly isExact?: boolean;
  run(o: RunOptions): Promise<Measured>;
};

/** A row of out/bench.json. */
export type Row = {
  readonly name: string;
  readonly value: number;
  readonly limit: number;
  readonly unit: string;
  readonly samples: number;
  readonly baseline: Baseline | null;
};
