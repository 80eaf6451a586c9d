/**
 * Random numbers of events, without a state of their own: number `draw` of event `event` of a seed is always the same.
 *
 * The cycler repeats a step that passed a limit; an event that happened in the undone step must come out the same when
 * the step is repeated. A stream would have moved on; a function of the event's number has not.
 * Mixing: two rounds of the splitmix32 finaliser (as in the scenario's streams).
 */
const DRAWS_PER_EVENT = 8;

export class EventRandom {
  private readonly key: number;

  constructor(seed: number) {
    // Both halves of the seed count.
    this.key = mix(mix(seed >>> 0) ^ Math.floor(seed / 4294967296));
  }

  /** Uniform in (0, 1). */
  uniform(event: number, draw: number): number {
    const bits = mix(mix(this.key ^ Math.imul(event * DRAWS_PER_EVENT + draw, 0x9e3779b1)));
    return ((bits >>> 0) + 0.5) / 4294967296;
  }

  /** Exponentially distributed with mean 1. */
  exponential(event: number, draw: number): number {
    return -Math.log(this.uniform(event, draw));
  }

  /** Standard normal deviate (Box-Muller); uses `draw` and the next. */
  gaussian(event: number, draw: number): number {
    const radius = Math.sqrt(-2 * Math.log(this.uniform(event, draw)));
    return radius * Math.cos(2 * Math.PI * this.uniform(event, draw + 1));
  }
}

function mix(x: number): number {
  let z = (x + 0x9e3779b9) | 0;
  z = Math.imul(z ^ (z >>> 16), 0x21f0aaad);
  z = Math.imul(z ^ (z >>> 15), 0x735a2d97);
  return z ^ (z >>> 15);
}
