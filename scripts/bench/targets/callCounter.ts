/**
 * Exact counts of what a function executes, with all it calls, out of the order in which an emulator entered the straight
 * runs of the program (qemuTrace.ts).
 *
 * A run starts at one address and ends with the first branch, call or return, or before the end of its page: so two starts
 * that follow each other say which instructions ran, and whether the branch between them was taken.
 */
import type { Image, Instruction } from './instruction.js';

export interface Cost {
  instructions: number;
  cycles: number;
}

export interface Processor {
  /** The emulator's smallest page: a run ends with it. */
  pageBytes: number;
  /** Cycles of an instruction; 0 without a model of time. */
  cycles: (instruction: Instruction, taken: boolean) => number;
}

/** A run and what came after it. */
interface Run extends Cost {
  symbol: string;
  /** Address behind its last instruction: where a call returns to. */
  end: number;
  times: number;
}

/** Calls of one function, one entry each. */
export class Calls {
  readonly costs: Cost[] = [];
  /** Address where the call that goes on will return; -1 when none does. */
  returnsTo = -1;
}

/** Runs are looked up by both addresses; images here are below 2^21 bytes. */
const IMAGE_BYTES_MAX = 2 ** 21;

/** The shortest instruction: one that would cross the end of a page starts a new run. */
const SHORTEST_BYTES = 2;

export class CallCounter {
  private readonly watched = new Map<number, Calls>();
  private readonly byName = new Map<string, Calls>();
  private readonly runs = new Map<number, Run>();
  private readonly base: number;
  private active: Calls[] = [];
  private previous = -1;

  constructor(
    private readonly image: Image,
    functions: readonly string[],
    private readonly processor: Processor,
  ) {
    this.base = Math.min(...image.symbols.values());
    for (const name of functions) {
      const address = image.symbols.get(name);
      if (address === undefined) throw new Error(`the image has no function ${name}`);
      const calls = new Calls();
      this.watched.set(address, calls);
      this.byName.set(name, calls);
    }
  }

  /** The processor entered a run at this address. */
  enter(address: number): void {
    const starting = this.watched.get(address);
    if (starting !== undefined || this.active.length > 0) this.count(address, starting);
    this.previous = address;
  }

  private count(address: number, starting: Calls | undefined): void {
    const run = this.runBetween(this.previous, address);
    if (this.active.length > 0) {
      run.times++;
      this.addToActive(run, address);
    }
    if (starting?.returnsTo === -1) {
      starting.returnsTo = run.end;
      starting.costs.push({ instructions: 0, cycles: 0 });
      this.active.push(starting);
    }
  }

  private addToActive(run: Run, address: number): void {
    let returned = false;
    for (const calls of this.active) {
      const cost = calls.costs[calls.costs.length - 1];
      if (cost === undefined) continue;
      cost.instructions += run.instructions;
      cost.cycles += run.cycles;
      if (calls.returnsTo !== address) continue;
      calls.returnsTo = -1;
      returned = true;
    }
    if (returned) this.active = this.active.filter((calls) => calls.returnsTo !== -1);
  }

  private runBetween(from: number, to: number): Run {
    const key = (from - this.base) * IMAGE_BYTES_MAX + (to - this.base);
    let run = this.runs.get(key);
    if (run === undefined) {
      run = this.walk(from, to);
      this.runs.set(key, run);
    }
    return run;
  }

  private walk(from: number, to: number): Run {
    const run: Run = { instructions: 0, cycles: 0, symbol: '', end: from, times: 0 };
    for (;;) {
      const instruction = this.image.instructions.get(run.end);
      if (instruction === undefined) throw new Error(`no instruction at 0x${run.end.toString(16)}`);
      if (run.symbol === '') run.symbol = instruction.symbol;
      run.end += instruction.bytes;
      run.instructions++;
      run.cycles += this.processor.cycles(instruction, run.end !== to);
      if (run.end === to && this.page(to + SHORTEST_BYTES) > this.page(from)) return run;
      if (!instruction.transfers) continue;
      const { target, address } = instruction;
      if (Number.isNaN(target) || target === to || run.end === to) return run;
      throw new Error(`0x${address.toString(16)} cannot lead to 0x${to.toString(16)}`);
    }
  }

  private page(address: number): number {
    return Math.floor(address / this.processor.pageBytes);
  }

  /** Every finished call of a watched function, in order. */
  callsOf(name: string): readonly Cost[] {
    const calls = this.byName.get(name);
    if (calls === undefined) throw new Error(`${name} is not watched`);
    if (calls.returnsTo !== -1) throw new Error(`${name} has not returned`);
    return calls.costs;
  }

  /** What each function executed itself while a watched one ran, the most costly first. */
  profile(): [symbol: string, cost: Cost][] {
    const costs = new Map<string, Cost>();
    for (const { symbol, instructions, cycles, times } of this.runs.values()) {
      if (times === 0) continue;
      const cost = costs.get(symbol) ?? { instructions: 0, cycles: 0 };
      cost.instructions += instructions * times;
      cost.cycles += cycles * times;
      costs.set(symbol, cost);
    }
    return [...costs].sort(([, a], [, b]) => b.cycles - a.cycles || b.instructions - a.instructions);
  }
}
