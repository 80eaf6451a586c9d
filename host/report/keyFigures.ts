/** The key figures as table rows: estimate with bounds, truth beside it and whether the bounds hold it. */
import type { InventoryDocument, ResultDocument, SoftShortDocument } from '../result/resultSchema.js';
import { POOLS } from '../result/resultSchema.js';
import {
  decimalsFor,
  displayUnit,
  type DisplayUnit,
  hoursIntervalText,
  hoursText,
  intervalText,
  NOT_KNOWN,
  numberText,
  quantityText,
} from './quantityText.js';

export interface KeyFigure {
  name: string;
  value: string;
  bounds: string;
  truth: string;
  /** Whether the bounds hold the truth; null where there are no bounds or no truth. */
  covered: boolean | null;
  note: string;
}

const LEVELS = ['0: nothing', '1: charge is leaking', '2: soft short', '3: growing', '4: hard short'];

const CAUSES: Record<SoftShortDocument['cause'], string> = {
  none: 'none',
  softShort: 'soft short inside the cell',
  parasitic: 'parasitic reaction (such as a redox shuttle)',
  contactor: 'leak outside the cell (contactor, fixture)',
  sensorOffset: 'offset of the current sensor',
  unresolved: 'unresolved',
};

const POOL_NAMES: Record<(typeof POOLS)[number], [string, string]> = {
  lli: ['Lost cyclable sodium (LLI)', 'dead + SEI + stranded, since the reference cycle'],
  dead: ['Dead sodium', 'metal cut off from the collector'],
  sei: ['Sodium in the SEI', 'oxidised, including corrosion'],
  stranded: ['Stranded sodium', 'plated but out of contact; may reconnect'],
  lam: ['Lost active cathode (LAM)', 'host capacity lost, apart from LLI'],
  reservoir: ['Sodium reservoir on the anode', 'metal left plated at the end of discharge'],
};

const plain = (name: string, value: string, note = ''): KeyFigure => ({
  name,
  value,
  bounds: '',
  truth: '',
  covered: null,
  note,
});

const within = (truth: number | null | undefined, low: number | null, high: number | null): boolean | null =>
  truth === null || truth === undefined || low === null || high === null
    ? null
    : low <= truth && truth <= high;

export function softShortFigures(result: ResultDocument): KeyFigure[] {
  const short = result.softShort;
  const rows = stateRows(result);
  const leak = leakRow(result);
  // Without sight of a leak, a level or a cause would read as a finding.
  if (nothingSeen(short) && !short.observable) return [...rows.slice(0, 1), leak];
  if (nothingSeen(short) && !truthLeaks(result)) return [...rows, leak];
  const truth = result.truth?.softShort;
  const chargeUnit = displayUnit([short.leakCharge_Ah, truth?.leakCharge_Ah], 'Ah');
  const ohmUnit = displayUnit([short.resistance_ohm, truth?.resistance_ohm], 'Ω');
  const charge = quantityText(short.leakCharge_Ah, chargeUnit);
  return [
    ...rows,
    {
      name: 'Onset',
      value: hoursText(short.onset_s),
      bounds: hoursIntervalText(short.onsetLow_s, short.onsetHigh_s),
      truth: hoursText(truth?.onset_s),
      covered: within(truth?.onset_s, short.onsetLow_s, short.onsetHigh_s),
      note: '',
    },
    plain('First seen leaking', hoursText(short.firstLeakTime_s)),
    plain('First seen as a soft short', hoursText(short.firstDetectionTime_s)),
    leak,
    {
      ...plain('Charge leaked', charge, leakedNote(short)),
      truth: quantityText(truth?.leakCharge_Ah, chargeUnit),
    },
    {
      ...plain('Resistance of the short', quantityText(short.resistance_ohm, ohmUnit)),
      truth: quantityText(truth?.resistance_ohm, ohmUnit),
    },
  ];
}

/** A wrong zero of the current sensor counts charge that never flowed. */
const leakedNote = ({ cause }: SoftShortDocument): string =>
  cause === 'sensorOffset' ? 'counted, but never flowed' : 'returned to the cathode: not lost';

const nothingSeen = (short: SoftShortDocument): boolean => !short.detected && short.levelMax === 0;

function stateRows(result: ResultDocument): KeyFigure[] {
  const short = result.softShort;
  const levelName = (level: number): string => LEVELS[level] ?? String(level);
  const detected = short.detected ? 'yes' : short.observable ? 'no' : 'not observable';
  const atEnd =
    short.levelEnd === short.levelMax ? 'still so at the end' : `at the end ${levelName(short.levelEnd)}`;
  return [
    { ...plain('Soft short detected', detected, short.reason), truth: truthWord(result) },
    plain('Highest level', levelName(short.levelMax), nothingSeen(short) ? '' : atEnd),
    { ...plain('Cause', CAUSES[short.cause]), truth: causeWord(result) },
  ];
}

/** The bounds say how large a leak could have been, even where none was seen. */
function leakRow(result: ResultDocument): KeyFigure {
  const short = result.softShort;
  const truth_A = result.truth?.softShort.leak_A;
  const unit = displayUnit([short.leak_A, short.leakLow_A, short.leakHigh_A, truth_A], 'A');
  const unseen = nothingSeen(short);
  return {
    name: 'Leak current',
    value: unseen
      ? short.observable
        ? 'none seen'
        : 'not observable'
      : bounded(short.leak_A, short.leakLow_A, short.leakHigh_A, unit),
    bounds: intervalText(short.leakLow_A, short.leakHigh_A, unit),
    truth: quantityText(truth_A, unit),
    covered: within(truth_A, short.leakLow_A, short.leakHigh_A),
    note: unseen ? 'a leak within the bounds would not have been seen' : 'mean over the latest episode',
  };
}

function truthLeaks({ truth }: ResultDocument): boolean {
  return truth !== undefined && (truth.softShort.episodes.length > 0 || truth.softShort.onset_s !== null);
}

function causeWord({ truth }: ResultDocument): string {
  return truth === undefined ? '' : CAUSES[truth.softShort.cause];
}

function truthWord(result: ResultDocument): string {
  if (result.truth === undefined) return '';
  return result.truth.softShort.episodes.some(({ cause }) => cause === 'softShort') ? 'yes' : 'no';
}

export function inventoryFigures(result: ResultDocument): KeyFigure[] {
  const { inventory, truth } = result;
  const unit = displayUnit(
    POOLS.flatMap((pool) => [
      inventory[`${pool}_Ah`],
      inventory[`${pool}Low_Ah`],
      inventory[`${pool}High_Ah`],
    ]),
    'Ah',
  );
  const pools = POOLS.map((pool) => {
    const [low, high] = [inventory[`${pool}Low_Ah`], inventory[`${pool}High_Ah`]];
    const point = inventory[`${pool}_Ah`];
    const truth_Ah = truth?.inventory[`${pool}_Ah`];
    const [name, meaning] = POOL_NAMES[pool];
    return {
      name,
      value:
        point === null
          ? inventory.observable
            ? 'bounds only'
            : 'not observable'
          : bounded(point, low, high, unit),
      bounds: intervalText(low, high, unit),
      truth:
        truth_Ah === undefined ? '' : quantityText(truth_Ah, unit, decimalsFor((high - low) * unit.scale)),
      covered: within(truth_Ah, low, high),
      note: poolNote(inventory, pool, meaning),
    };
  });
  return [...pools, forecastFigure(inventory)];
}

function forecastFigure({ forecast }: InventoryDocument): KeyFigure {
  const cycles = (count: number | null): string => numberText(count, 0);
  const known = forecast.cycles !== null;
  return {
    ...plain('Cycles left to 80 %', known ? cycles(forecast.cycles) : 'no forecast', forecast.reason),
    bounds: known ? `${cycles(forecast.cyclesLow)} to ${cycles(forecast.cyclesHigh)}` : '',
  };
}

/** What has been learnt of the stack pressure. */
export function pressureFigures({ pressure }: ResultDocument): KeyFigure[] {
  if (!pressure.observable) return [plain('Stack pressure', 'not observable', pressure.reason)];
  const gain = `${numberText(pressure.gain_kPa_per_Ah)} kPa/Ah`;
  const percent = numberText(100 * (pressure.gainUncertainty ?? 0));
  const unit = displayUnit([pressure.cycleLeak_A, pressure.cycleLeakUncertainty_A], 'A');
  const leak = `${quantityText(pressure.cycleLeak_A, unit)} ± ${quantityText(pressure.cycleLeakUncertainty_A, unit)}`;
  return [
    plain('Pressure per charge plated', gain, `± ${percent} %; ${pressure.reason}`),
    ...(pressure.cycleLeak_A === null ? [] : [plain('Leak of the newest cycle by pressure', leak)]),
  ];
}

function poolNote(inventory: InventoryDocument, pool: (typeof POOLS)[number], meaning: string): string {
  const reason = inventory[`${pool}Reason`];
  return inventory[`${pool}Observable`] || reason === '' || reason === inventory.reason
    ? meaning
    : `${meaning}; ${reason}`;
}

/** A value with as many decimals as its interval deserves. */
function bounded(value: number | null, low: number | null, high: number | null, unit: DisplayUnit): string {
  if (value === null) return NOT_KNOWN;
  const decimals = low === null || high === null ? undefined : decimalsFor((high - low) * unit.scale);
  return quantityText(value, unit, decimals);
}

/** How the run scored against the simulator's truth; empty when there is none. */
export function scoreFigures({ score }: ResultDocument): KeyFigure[] {
  if (score === undefined) return [];
  const leakUnit = displayUnit([score.leakError_A, score.leakIntervalWidth_A, score.leakCramerRao_A], 'A');
  const chargeUnit = displayUnit([score.lliError_Ah, score.lliIntervalWidth_Ah, score.deadError_Ah], 'Ah');
  return [
    plain('Detection delay', hoursText(score.detectionDelay_s)),
    plain('Error of the leak current', quantityText(score.leakError_A, leakUnit)),
    plain(
      'Width of the leak interval',
      quantityText(score.leakIntervalWidth_A, leakUnit),
      `Cramér-Rao bound of this run: ${quantityText(score.leakCramerRao_A, leakUnit)}`,
    ),
    plain('Error of LLI', quantityText(score.lliError_Ah, chargeUnit)),
    plain('Error of dead sodium', quantityText(score.deadError_Ah, chargeUnit)),
    plain(
      'False alarms',
      String(score.falseAlarms),
      `in ${hoursText(score.healthyHours * 3600)} without a fault`,
    ),
  ];
}
