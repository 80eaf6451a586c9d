/**
 * Units a recorded file may use and how each becomes the unit of the core's `Sample`
 * (s, V, A, degC, kPa, Ah). Factors are exact by definition (SI brochure, 9th edition; psi from the international
 * pound and inch). A unit smaller than the core's is divided by a whole number rather than multiplied by a
 * fraction, because only the division is correctly rounded.
 */

export type Dimension = 'time' | 'voltage' | 'current' | 'temperature' | 'pressure' | 'charge' | 'flag';

/** `value in the core's unit = (value in the file + add) * multiply / divide`. */
export interface UnitConversion {
  /** The unit as messages spell it. */
  readonly unit: string;
  readonly add: number;
  readonly multiply: number;
  readonly divide: number;
}

type Row = readonly [unit: string, spellings: string, multiply: number, divide: number, add?: number];

const TABLE: Readonly<Record<Dimension, readonly Row[]>> = {
  time: [
    ['s', 's sec secs second seconds', 1, 1],
    ['ms', 'ms msec millisecond milliseconds', 1, 1e3],
    ['us', 'us µs μs usec microsecond microseconds', 1, 1e6],
    ['min', 'min mins minute minutes', 60, 1],
    ['h', 'h hr hrs hour hours', 3600, 1],
    ['d', 'd day days', 86400, 1],
  ],
  voltage: [
    ['V', 'V volt volts', 1, 1],
    ['mV', 'mV millivolt millivolts', 1, 1e3],
    ['uV', 'uV µV μV microvolt microvolts', 1, 1e6],
  ],
  current: [
    ['A', 'A amp amps ampere amperes', 1, 1],
    ['mA', 'mA milliamp milliamps milliampere milliamperes', 1, 1e3],
    ['uA', 'uA µA μA microamp microamps microampere microamperes', 1, 1e6],
    ['nA', 'nA nanoamp nanoamps nanoampere nanoamperes', 1, 1e9],
  ],
  temperature: [
    ['degC', 'degC °C ℃ C celsius Cel deg_C', 1, 1],
    ['K', 'K kelvin', 1, 1, -273.15],
    ['degF', 'degF °F ℉ F fahrenheit', 5, 9, -32],
  ],
  pressure: [
    ['kPa', 'kPa kilopascal kilopascals', 1, 1],
    ['Pa', 'Pa pascal pascals', 1, 1e3],
    ['hPa', 'hPa', 1, 10],
    ['MPa', 'MPa megapascal megapascals', 1e3, 1],
    ['mbar', 'mbar millibar', 1, 10],
    ['bar', 'bar bars', 100, 1],
    ['psi', 'psi', 6.894757293168361, 1],
  ],
  charge: [
    ['Ah', 'Ah A.h A*h A·h Ahr amphour ampere_hour', 1, 1],
    ['mAh', 'mAh mA.h mA*h mA·h mAhr milliampere_hour', 1, 1e3],
    ['uAh', 'uAh µAh μAh uA.h µA.h μA.h', 1, 1e6],
    ['C', 'C coulomb coulombs As A.s A*s', 1, 3600],
    ['mC', 'mC mAs mA.s', 1, 3.6e6],
  ],
  flag: [['1', '1', 1, 1]],
};

/** The unit the core uses for each dimension; the first spelling a `--map` may use. */
export const CORE_UNIT: Readonly<Record<Dimension, string>> = {
  time: 's',
  voltage: 'V',
  current: 'A',
  temperature: 'degC',
  pressure: 'kPa',
  charge: 'Ah',
  flag: '1',
};

const EXACT = new Map<string, UnitConversion>();
const FOLDED = new Map<string, UnitConversion | null>();

for (const [dimension, rows] of Object.entries(TABLE)) {
  for (const [unit, spellings, multiply, divide, add] of rows) {
    const conversion: UnitConversion = { unit, add: add ?? 0, multiply, divide };
    for (const spelling of spellings.split(' ')) {
      EXACT.set(`${dimension} ${spelling}`, conversion);
      const folded = `${dimension} ${spelling.toLowerCase()}`;
      const other = FOLDED.get(folded);
      // Two units that differ only in case (mPa and MPa would) are never guessed.
      FOLDED.set(folded, other === undefined || other?.unit === unit ? conversion : null);
    }
  }
}

/** The conversion for a unit as a file spells it, or null when it is no unit of that dimension. */
export function findUnit(dimension: Dimension, spelling: string): UnitConversion | null {
  const text = spelling.trim();
  return EXACT.get(`${dimension} ${text}`) ?? FOLDED.get(`${dimension} ${text.toLowerCase()}`) ?? null;
}

/** The units a message can offer, in the order of the table. */
export function unitNames(dimension: Dimension): string[] {
  return TABLE[dimension].map((row) => row[0]);
}

/** A value of the file in the core's unit. */
export function convert(value: number, conversion: UnitConversion): number {
  return ((value + conversion.add) * conversion.multiply) / conversion.divide;
}
