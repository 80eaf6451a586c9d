/**
 * By how much the pressure rises with the thickness: fixture and stack are two springs in series.
 *
 *   spring              1/k = 1/(m k_fixture) + 1/k_stack      m: what a loosened fixture keeps of its stiffness (F17)
 *   constant gap        k = k_stack                            the frame is rigid; loosened it loses preload only
 *   constant pressure   k = 0                                  a pneumatic or dead load follows the stack; also `none`
 * k_fixture 1..10 kPa/um, k_stack 20..60 kPa/um (what rigid stacks show). Source: PHYSICS A6; values assumed. The two have
 * to be told apart: a maker can state a fixture's stiffness, nobody measures the stack's before it is built.
 */
import type { CellParameters } from './cellParameters.js';

export class EffectiveStiffness {
  /** The pressure answers to the thickness at all. */
  readonly answers: boolean;

  private readonly rigid: boolean;
  private readonly fixture_kPa_per_um: number;
  private readonly stack_kPa_per_um: number;

  constructor(cell: CellParameters) {
    this.rigid = cell.fixture === 'constant-gap';
    this.answers = this.rigid || cell.fixture === 'spring';
    this.fixture_kPa_per_um = cell.fixtureStiffness_kPa_per_um;
    this.stack_kPa_per_um = cell.stackStiffness_kPa_per_um;
  }

  /** kPa/um, with this share of the fixture's own stiffness left. */
  at(fixtureShare: number): number {
    if (this.rigid) return this.stack_kPa_per_um;
    const fixture = fixtureShare * this.fixture_kPa_per_um;
    return (fixture * this.stack_kPa_per_um) / (fixture + this.stack_kPa_per_um);
  }
}
