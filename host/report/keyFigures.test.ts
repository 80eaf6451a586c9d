import { describe, expect, it } from 'vitest';
import type { ForecastDocument, PressureDocument } from '../result/resultSchema.js';
import { inventoryFigures, type KeyFigure, pressureFigures, softShortFigures } from './keyFigures.js';
import { halfCellModel } from './testing/halfCell.js';
import { leakingCellModel } from './testing/leakingCell.js';

describe('softShortFigures', () => {
  const value = (rows: ReturnType<typeof softShortFigures>, name: string): string | undefined =>
    rows.find((row) => row.name === name)?.value;

  it('where nothing can be seen, no level and no cause is given', () => {
    const rows = softShortFigures(halfCellModel().result);
    expect(rows.map((row) => row.name)).toEqual(['Soft short detected', 'Leak current']);
    expect(value(rows, 'Soft short detected')).toBe('not observable');
  });

  it('where none was seen, the bounds still say how large a leak could have been', () => {
    const { result } = halfCellModel();
    const rows = softShortFigures({
      ...result,
      softShort: { ...result.softShort, observable: true, reason: '' },
    });
    expect(value(rows, 'Soft short detected')).toBe('no');
    expect(value(rows, 'Leak current')).toBe('none seen');
    expect(rows.find((row) => row.name === 'Leak current')?.bounds).toMatch(/^0 to 18/);
  });

  it('a short that was missed is shown beside the truth', () => {
    const { result } = leakingCellModel();
    const missed = {
      ...result.softShort,
      detected: false,
      levelMax: 0,
      levelEnd: 0,
      leak_A: null,
      leakHigh_A: 0.001,
    };
    const rows = softShortFigures({ ...result, softShort: missed });
    expect(value(rows, 'Soft short detected')).toBe('no');
    expect(rows.find((row) => row.name === 'Soft short detected')?.truth).toBe('yes');
    expect(rows.find((row) => row.name === 'Leak current')?.covered).toBe(false);
  });

  it('says of leaked charge that it returned, unless the current sensor made it up', () => {
    const { result } = leakingCellModel();
    const noteOf = (cause: 'softShort' | 'sensorOffset'): string | undefined =>
      softShortFigures({ ...result, softShort: { ...result.softShort, cause } }).find(
        (row) => row.name === 'Charge leaked',
      )?.note;
    expect(noteOf('softShort')).toBe('returned to the cathode: not lost');
    expect(noteOf('sensorOffset')).toBe('counted, but never flowed');
  });
});

describe('the forecast among inventoryFigures', () => {
  const forecastRow = (forecast: ForecastDocument): KeyFigure | undefined => {
    const { result } = leakingCellModel();
    return inventoryFigures({ ...result, inventory: { ...result.inventory, forecast } }).at(-1);
  };

  it('is a number of whole cycles with bounds', () => {
    const known = { cycles: 119.6, cyclesLow: 100.2, cyclesHigh: 150.4, reason: 'to 80 %' };
    expect(forecastRow(known)).toMatchObject({
      name: 'Cycles left to 80 %',
      value: '120',
      bounds: '100 to 150',
      note: 'to 80 %',
    });
  });

  it('says why there is none', () => {
    const none = { cycles: null, cyclesLow: null, cyclesHigh: null, reason: 'the fade bends' };
    expect(forecastRow(none)).toMatchObject({ value: 'no forecast', bounds: '', note: 'the fade bends' });
  });
});

describe('pressureFigures', () => {
  const rowsOf = (pressure: Partial<PressureDocument>): KeyFigure[] => {
    const { result } = leakingCellModel();
    return pressureFigures({ ...result, pressure: { ...result.pressure, ...pressure } });
  };
  const learnt = { observable: true, reason: 'learnt', gain_kPa_per_Ah: 12.5, gainUncertainty: 0.021 };

  it('shows the gain with its uncertainty, and a leak where one was read', () => {
    const leak = { cycleLeak_A: 1.5e-3, cycleLeakUncertainty_A: 0.2e-3 };
    expect(rowsOf({ ...learnt, ...leak }).map(({ name, value, note }) => [name, value, note])).toEqual([
      ['Pressure per charge plated', '12.5 kPa/Ah', '± 2.1 %; learnt'],
      ['Leak of the newest cycle by pressure', '1.5\u202fmA ± 0.2\u202fmA', ''],
    ]);
    expect(rowsOf(learnt)).toHaveLength(1);
  });

  it('says why it knows nothing', () => {
    expect(rowsOf({ observable: false, reason: 'no stack pressure is measured' })).toEqual([
      expect.objectContaining({ value: 'not observable', note: 'no stack pressure is measured' }),
    ]);
  });
});
