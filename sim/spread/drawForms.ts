/**
 * Alternatives in form, and small mechanisms that the nominal cell lacks: a cell that differs from the nominal one not
 * only in its numbers. Used by the spread `hard`; scatter of the values comes on top (`drawCell.ts`).
 *
 * | drawn | alternatives, equally likely |
 * |---|---|
 * | relaxation | lag, shells, powerLaw; the power law with 3.7 times the time, so that the lag after a C/2 discharge is alike |
 * | open circuit | without hysteresis, or with 8 mV to either side |
 * | dead sodium | with the stripped charge (rate), or first-order in metal and time with the same loss a reference cycle |
 * | creep | one time constant, or half of it with a second, fast one |
 * | galvanic corrosion | none, or about 0.3 uA/cm2 on the half-covered collector |
 * | stranding | none, or about a tenth of the isolated sodium is only stranded |
 * | voids on stripping | none (wetted), or a growth of about 0.01 cm2/mAh |
 * | delamination | none, or a fluctuation of about 1 mV under plating |
 * Sizes of the small mechanisms are assumed: of the order of the nominal losses or below. Gas stays off: it is a fault.
 */
import type { CellParameters } from '../cell/cellParameters.js';
import { referenceCell } from '../cell/cellParameters.js';
import type { RelaxationKind } from '../cell/relaxationKind.js';
import { RELAXATION_KINDS } from '../cell/relaxationKind.js';
import { RandomStream } from '../random.js';

/** Time for the same surface lag after two hours at C/2; `relaxationPowerLaw.ts`. */
const TIME_SCALE: Readonly<Record<RelaxationKind, number>> = { lag: 1, shells: 1, powerLaw: 3.7 };

/** Assumed for NVP, 0 .. 15 mV. */
const HYSTERESIS_V = 0.008;
/**
 * Rate of the first-order law that isolates as much in a cycle as a dead share of 1 does: 0.95 Ah stripped a cycle
 * against the native film's 0.5 C over 180 C of SEI and 3.7e7 C s of active metal (C/2, rests of 1 h); a run of 20 such
 * cycles agrees within 10 %.
 */
const FIRST_ORDER_PER_SHARE_PER_S = 0.034;
const FAST_CREEP_PART = 0.5;
const GALVANIC_UA_PER_CM2 = 0.3;
const STRANDED_SHARE = 0.1;
const VOID_GROWTH_CM2_PER_MAH = 0.01;
const DELAMINATION_NOISE_V = 1e-3;

/** The same cell with its surface relaxing in another form. */
export function withRelaxation(cell: CellParameters, relaxation: RelaxationKind): CellParameters {
  const scale = TIME_SCALE[relaxation] / TIME_SCALE[cell.relaxation];
  return { ...cell, relaxation, diffusionTime_s: cell.diffusionTime_s * scale };
}

/** Every form of relaxation a drawn cell may have; a scenario's step must suit all of them. */
export function relaxationForms(nominal: CellParameters): CellParameters[] {
  return RELAXATION_KINDS.map((kind) => withRelaxation(nominal, kind));
}

/** The nominal cell in the forms of a seed. */
export function drawForms(nominal: CellParameters, seed: number): CellParameters {
  const uniform = (name: string): number => new RandomStream(seed, `form.${name}`).uniform();
  const yes = (name: string): boolean => uniform(name) < 0.5;
  const kind = RELAXATION_KINDS[Math.floor(uniform('relaxation') * RELAXATION_KINDS.length)];
  const cell = withRelaxation(nominal, kind);
  cell.hysteresis_V = yes('hysteresis') ? nominal.hysteresis_V || HYSTERESIS_V : 0;
  chooseDeadLaw(cell, yes('deadLaw'));
  chooseCreep(cell, yes('creep'));
  if (yes('galvanic') && cell.galvanicCurrent_uA_per_cm2 === 0) {
    cell.galvanicCurrent_uA_per_cm2 = GALVANIC_UA_PER_CM2;
  }
  if (yes('stranding') && cell.strandedShare === 0) cell.strandedShare = STRANDED_SHARE;
  if (yes('voids') && cell.voidGrowth_cm2_per_mAh === 0)
    cell.voidGrowth_cm2_per_mAh = VOID_GROWTH_CM2_PER_MAH;
  if (yes('delamination') && cell.delaminationNoise_V === 0) cell.delaminationNoise_V = DELAMINATION_NOISE_V;
  return cell;
}

/** A cell that isolates nothing under its law isolates nothing under the other. */
function chooseDeadLaw(cell: CellParameters, firstOrder: boolean): void {
  if (firstOrder && cell.deadLaw === 'rate') {
    // A cell that is cycled otherwise than the reference states its own rate.
    if (cell.isolation_per_s === referenceCell().isolation_per_s) {
      cell.isolation_per_s = Math.min(cell.deadShare * FIRST_ORDER_PER_SHARE_PER_S, 1);
    }
    cell.deadLaw = 'firstOrder';
  } else if (!firstOrder && cell.deadLaw === 'firstOrder') {
    cell.deadShare = Math.min(cell.isolation_per_s / FIRST_ORDER_PER_SHARE_PER_S, 0.5);
    cell.deadLaw = 'rate';
  }
}

/** Keeps the sum of the creep; only its times change. */
function chooseCreep(cell: CellParameters, twoTimes: boolean): void {
  if (!twoTimes) {
    cell.creepShare = Math.min(cell.creepShare + cell.fastCreepShare, 0.9);
    cell.fastCreepShare = 0;
  } else if (cell.fastCreepShare === 0) {
    cell.fastCreepShare = cell.creepShare * FAST_CREEP_PART;
    cell.creepShare -= cell.fastCreepShare;
    cell.fastCreepTime_s = referenceCell().fastCreepTime_s;
  }
}
