/**
 * The profile of a recording that came without one: capacity and voltage window are the data's, the rest is unknown.
 * Pass the result to `toCellProfile` with the origin `fromData`, so that the geometry stays unknown too.
 */
import type { ProfileDocument } from '../../sim/library/profileDocument.js';
import { DataError } from '../errors.js';
import type { RecordingScan } from '../importers/recording.js';

/** Throws a DataError when the data cannot give a capacity or a window. */
export function profileFromScan(scan: RecordingScan, name: string): ProfileDocument {
  const mend = 'give the cell with --profile';
  if (!(scan.capacity_Ah > 0)) {
    throw new DataError({
      file: name,
      found: 'no charge passes in the whole record, so the capacity is not in the data',
      mend,
    });
  }
  if (!(scan.voltageMin_V < scan.voltageMax_V)) {
    throw new DataError({
      file: name,
      found: `the voltage never changes (${scan.voltageMin_V} V), so the voltage window is not in the data`,
      mend,
    });
  }
  return {
    name,
    capacity_Ah: scan.capacity_Ah,
    voltageMin_V: scan.voltageMin_V,
    voltageMax_V: scan.voltageMax_V,
  };
}
