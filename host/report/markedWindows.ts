/**
 * Every sample around marks (alarms, cycle edges), in bounded memory. A ring holds the latest samples, so that what
 * came before a mark is still at hand when the mark is made. When the cap on kept samples is reached, the reach of
 * ALL marks is halved: late alarms are kept as well as early ones.
 */
export interface MarkedPoint {
  time_s: number;
  values: readonly (number | null)[];
}

export class MarkedWindows {
  private readonly ring: MarkedPoint[] = [];
  private readonly kept = new Map<number, MarkedPoint>();
  private readonly marks = new Set<number>();
  private count = 0;
  private keepUntil = -1;
  private full = false;
  marksNotKept = 0;

  /**
   * @param reachSamples samples kept on either side of a mark
   * @param ringSamples latest samples remembered: a mark made later than this many samples cannot be kept
   * @param keptSamplesMax cap on all samples kept
   */
  constructor(
    public reachSamples: number,
    private readonly ringSamples: number,
    private readonly keptSamplesMax: number,
  ) {}

  get markCount(): number {
    return this.marks.size;
  }

  /** Takes one sample; time never decreases. */
  add(point: MarkedPoint): void {
    this.ring[this.count % this.ringSamples] = point;
    if (this.count <= this.keepUntil) this.keep(this.count, point);
    this.count += 1;
  }

  /** Marks a time: that of a sample still in the ring, or the next sample to come. */
  mark(time_s: number): void {
    const oldest = Math.max(0, this.count - this.ringSamples);
    let anchor = this.count;
    while (anchor > oldest && this.at(anchor - 1).time_s >= time_s) anchor -= 1;
    const forgotten = anchor === oldest && oldest > 0 && this.at(oldest).time_s > time_s;
    if (this.full || forgotten) {
      this.marksNotKept += 1;
      return;
    }
    this.marks.add(anchor);
    this.keepUntil = Math.max(this.keepUntil, anchor + this.reachSamples);
    const last = Math.min(this.count - 1, anchor + this.reachSamples);
    for (let ordinal = Math.max(oldest, anchor - this.reachSamples); ordinal <= last; ordinal++) {
      if (Math.abs(ordinal - anchor) <= this.reachSamples) this.keep(ordinal, this.at(ordinal));
    }
  }

  /** The stretches of consecutive samples kept, in time order. */
  stretches(): MarkedPoint[][] {
    const ordinals = [...this.kept.keys()].sort((a, b) => a - b);
    const stretches: MarkedPoint[][] = [];
    let before = -2;
    for (const ordinal of ordinals) {
      const point = this.kept.get(ordinal);
      if (point === undefined) continue;
      if (ordinal === before + 1) stretches.at(-1)?.push(point);
      else stretches.push([point]);
      before = ordinal;
    }
    return stretches;
  }

  private at(ordinal: number): MarkedPoint {
    const point = this.ring[ordinal % this.ringSamples];
    if (point === undefined) throw new Error(`sample ${ordinal} is not in the ring of ${this.ringSamples}`);
    return point;
  }

  private keep(ordinal: number, point: MarkedPoint): void {
    this.kept.set(ordinal, point);
    while (this.kept.size > this.keptSamplesMax) this.shrink();
  }

  private shrink(): void {
    if (this.reachSamples === 0) {
      // As many marks as samples allowed: nothing more can be kept.
      this.full = true;
      this.keepUntil = -1;
      const newest = Math.max(...[...this.kept.keys()].slice(-1));
      this.kept.delete(newest);
      this.marks.delete(newest);
      this.marksNotKept += 1;
      return;
    }
    this.reachSamples = Math.floor(this.reachSamples / 2);
    const near = new Set<number>();
    this.keepUntil = -1;
    for (const anchor of this.marks) {
      this.keepUntil = Math.max(this.keepUntil, anchor + this.reachSamples);
      for (let ordinal = anchor - this.reachSamples; ordinal <= anchor + this.reachSamples; ordinal++) {
        near.add(ordinal);
      }
    }
    for (const ordinal of this.kept.keys()) if (!near.has(ordinal)) this.kept.delete(ordinal);
  }
}
