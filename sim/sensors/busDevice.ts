/**
 * One instrument on the I2C bus: whether a read is answered, refused (NAK) or answered with the bytes of the read
 * before. Refused reads come in bursts, as a disturbed bus gives them. PHYSICS A7.
 */
import { RandomStream } from '../random.js';
import { Burst } from './burst.js';
import type { Instrument, SensorConditions } from './sensorConditions.js';
import type { SensorErrors } from './sensorErrors.js';
import type { SensorSpec } from './sensorSpec.js';

export enum Answer {
  Fresh = 0,
  Refused = 1,
  Stuck = 2,
}

/** With bursts of one read no more than every other read can be bad. */
const SHARE_MAX = 0.5;

export class BusDevice {
  private readonly refused: Burst;
  private readonly stuck: Burst;

  constructor(
    private readonly instrument: Instrument,
    private readonly spec: SensorSpec,
    private readonly errors: SensorErrors,
    seed: number,
    private readonly conditions: SensorConditions,
  ) {
    this.refused = new Burst(new RandomStream(seed, `bus.refused.${instrument}`));
    this.stuck = new Burst(new RandomStream(seed, `bus.stuck.${instrument}`));
  }

  /** What the next read gives. */
  next(): Answer {
    const { spec, errors, conditions } = this;
    const faulty = conditions.refusedShare > 0;
    const share = errors.refusedShare + conditions.refusedShare;
    const refused = this.refused.next(
      share < SHARE_MAX ? share : SHARE_MAX,
      faulty ? conditions.refusedBurst_reads : spec.refusedBurst_reads,
    );
    const stuck = this.stuck.next(errors.stuckShare, spec.stuckBurst_reads);
    if (refused || conditions.silent[this.instrument]) return Answer.Refused;
    return stuck || conditions.stuck[this.instrument] ? Answer.Stuck : Answer.Fresh;
  }
}
