import { Cause } from '../../core/leak/cause.js';
import { FaultId } from '../../core/protection/faultTable.js';
import { ContactorRequest } from '../../core/protection/protection.js';
import { TestConsole } from './testConsole.js';

/** What the page's examples show: a cell in its third cycle with a soft short. */
export function exampleCell(): TestConsole {
  const test = new TestConsole();
  test.step(400_000);
  test.step(400_360.5);
  const { cycle, softShort, inventory, ledger, protection } = test.monitor;
  Object.assign(cycle, { index: 3, charge_C: 3600, discharge_C: 3592.8, complete: true });
  Object.assign(cycle, { coulombicEfficiency: 0.998, coulombicEfficiencyUncertainty: 0.00031415 });
  Object.assign(cycle, { parasiticCurrent_A: 1.0e-4, dischargeEnd: 1 });
  Object.assign(softShort, {
    level: 2,
    levelMax: 2,
    cause: Cause.Unresolved,
    readingCount: 5,
    episodeCount: 1,
  });
  Object.assign(softShort.episode, { leak_A: 1.23456789e-4, leakLow_A: 1.1e-4, leakHigh_A: 1.4e-4 });
  Object.assign(softShort.episode, { onset_s: 86400.25, stepped: true, leakCharge_C: 36 });
  Object.assign(inventory, { reason: 0, referenceKnown: true, reference_s: 86000, observable: true });
  Object.assign(inventory, { lli_C: 72, lliLow_C: 60, lliHigh_C: 90 });
  Object.assign(test.monitor.pressure, {
    known: true,
    gainLearnt: true,
    corrected_kPa: 120.5,
    swing_kPa: 12.25,
  });
  Object.assign(test.monitor.pressure, { gain_kPa_per_C: 0.0034 });
  ledger.dead.setBounds(0, 100);
  ledger.sei.setBounds(0, 100);
  ledger.stranded.setBounds(-10, 90);
  protection.contactorRequest = ContactorRequest.Open;
  protection.faults.activeBits = 1 << FaultId.OverTemperature;
  protection.faults.latchedBits = (1 << FaultId.OverTemperature) | (1 << FaultId.OverVoltage);
  return test;
}
