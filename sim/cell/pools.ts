/**
 * Where the cell's sodium is, as charge: a closed ledger that balances to the last bit.
 *
 * Every pool is a whole number of quanta of 2^-34 C (58 pC). Transfers are rounded to the quantum and what rounding
 * left over is carried to the next transfer of the same path, so nothing is lost on average. Sums and differences of
 * such numbers below 2^19 C are exact in IEEE doubles: the sum of the pools cannot drift, whatever happens.
 */
export const QUANTUM_PER_C = 2 ** 34;

/** Largest sodium content the exact arithmetic covers, C (145 Ah). */
export const SODIUM_MAX_C = 2 ** 19;

/** The pools. Numeric so that they index the arrays. */
export enum Pool {
  /** Accessible sodium in the cathode. */
  Cathode = 0,
  /** Sodium locked in isolated cathode. */
  Locked = 1,
  /** Metal on the collector that can be stripped. */
  Active = 2,
  /** Metal without electronic contact. */
  Dead = 3,
  /** Oxidised in the SEI and by corrosion. */
  Sei = 4,
  /** Metal in short-circuit filaments. */
  Filament = 5,
  /** Metal out of contact that reconnects: unlike dead sodium it comes back under pressure. */
  Stranded = 6,
}

/** Paths sodium takes; each has its own rounding carry. */
export enum Path {
  Plating = 0,
  ElectrochemicalSei = 1,
  Stripping = 2,
  Isolation = 3,
  ChemicalSei = 4,
  GalvanicSei = 5,
  DeadCorrosion = 6,
  Stranding = 7,
  Reconnection = 8,
  Reactivation = 9,
  CathodeLoss = 10,
}

const POOLS = 7;
const PATHS = 11;

/** A power of two, so that multiplying by it is exact. */
const C_PER_QUANTUM = 1 / QUANTUM_PER_C;

/** Nearest whole number of quanta, C. */
export function quantise_C(charge_C: number): number {
  return Math.floor(charge_C * QUANTUM_PER_C + 0.5) * C_PER_QUANTUM;
}

export class Pools {
  private readonly charge_C = new Float64Array(POOLS);
  private readonly carry_C = new Float64Array(PATHS);

  /** Charge of sodium in a pool, C. */
  of(pool: Pool): number {
    return this.charge_C[pool];
  }

  /** Sets a pool at the start of a run. */
  fill(pool: Pool, charge_C: number): void {
    this.charge_C[pool] = quantise_C(charge_C);
  }

  /**
   * Moves sodium and returns what was moved, C. Never more than the source holds.
   * @param amount_C wanted charge, not negative
   */
  transfer(from: Pool, to: Pool, amount_C: number, path: Path): number {
    const wanted = amount_C + this.carry_C[path];
    let moved = quantise_C(wanted);
    if (moved < 0) moved = 0;
    const available = this.charge_C[from];
    if (moved > available) {
      moved = available;
      this.carry_C[path] = 0;
    } else {
      this.carry_C[path] = wanted - moved;
    }
    this.charge_C[from] = available - moved;
    this.charge_C[to] = this.charge_C[to] + moved;
    return moved;
  }

  /** Moves sodium once, without a carry, and returns what was moved, C: for events rather than flows. */
  move(from: Pool, to: Pool, amount_C: number): number {
    const wanted = quantise_C(amount_C);
    const available = this.charge_C[from];
    let moved = wanted < available ? wanted : available;
    if (moved < 0) moved = 0;
    this.charge_C[from] = available - moved;
    this.charge_C[to] = this.charge_C[to] + moved;
    return moved;
  }

  /** Sum of all pools, C: exact, and the same for the whole of a run. */
  sum_C(): number {
    let sum = 0;
    for (let i = 0; i < POOLS; i++) sum += this.charge_C[i];
    return sum;
  }

  copyFrom(other: Pools): void {
    // Loops: for so few numbers faster than TypedArray.set.
    for (let i = 0; i < POOLS; i++) this.charge_C[i] = other.charge_C[i];
    for (let i = 0; i < PATHS; i++) this.carry_C[i] = other.carry_C[i];
  }
}
