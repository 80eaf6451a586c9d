/** The words of the alarms that the protection raises, with the figures of that moment. */
import { AlarmId } from '../../firmware/core/alarms.js';
import { Mode } from '../../firmware/core/flow.js';
import type { BatteryMonitor } from '../../firmware/core/monitor.js';
import { currentText } from './quantityWords.js';

export function protectionText(id: AlarmId, monitor: BatteryMonitor): string {
  const { profile } = monitor;
  const { clean } = monitor.plausibility;
  switch (id) {
    case AlarmId.OverVoltage:
      return `cell voltage of ${clean.voltage_V} V is above the limit of ${profile.voltageMax_V} V with its margin: ${overVoltageCause(monitor)}; the contactor is asked to open and latches`;
    case AlarmId.UnderVoltage:
      return `cell voltage of ${clean.voltage_V} V is below the limit of ${profile.voltageMin_V} V with its margin: ${underVoltageCause(monitor)}; the contactor is asked to open and latches`;
    case AlarmId.ChargeOverCurrent:
      return `charge current of ${clean.current_A} A is above what the cell takes at this temperature; the contactor is asked to open and latches`;
    case AlarmId.DischargeOverCurrent:
      return `discharge current of ${-clean.current_A} A is above what the cell gives at this temperature; the contactor is asked to open and latches`;
    case AlarmId.ChargeTooCold:
      return `charging at ${clean.temperature_degC} degC, below the limit of ${profile.temperatureMin_degC} degC: sodium plates rough; the contactor is asked to open until the cell is warmer`;
    case AlarmId.OverTemperature:
      return `temperature of ${clean.temperature_degC} degC is above the limit of ${profile.temperatureMax_degC} degC; the contactor is asked to open and latches`;
    case AlarmId.UnderTemperature:
      return `temperature of ${clean.temperature_degC} degC is below the limit of ${profile.temperatureMin_degC} degC; do not charge`;
    case AlarmId.OverPressure:
      return `stack pressure of ${clean.pressure_kPa} kPa is above the limit of ${profile.pressureMax_kPa} kPa; the contactor is asked to open and latches`;
    case AlarmId.PressureLoss:
      return `stack pressure is down to ${clean.pressure_kPa} kPa, below the limit or further than charge and creep explain: the fixture has let go, or the load cell slipped; the contactor is asked to open and latches`;
    case AlarmId.HardShortSuspected:
      return 'this sample shows a hard short; the contactor is asked to open, the next sample decides';
    case AlarmId.HardShort:
      return `hard short, by ${hardShortEvidence(monitor)}: at least about ${currentText(monitor.protection.hardShort.reading.leak_A)} flows inside the cell; the contactor is asked to open and latches (level 4)`;
    case AlarmId.GrowingShort:
      return 'the short is growing: soft shorts that grow announce hard ones';
    case AlarmId.VoltageSensor:
      return 'the voltage is missing, implausible, or its lead is off; the contactor is asked to open';
    case AlarmId.CurrentSensor:
      return 'the current is missing or implausible; the contactor is asked to open';
    case AlarmId.TemperatureSensor:
      return 'the temperature has gone missing or implausible; the contactor is asked to open';
    case AlarmId.PressureSensor:
      return 'the stack pressure has gone missing or implausible; the contactor is asked to open';
    case AlarmId.StaleData:
      return 'no sample has come for longer than the limit; the contactor is asked to open';
    case AlarmId.VoltageUnresponsive:
      return 'the voltage repeats to the bit although the current started, stopped or turned: it is not measured; the contactor is asked to open';
    case AlarmId.ClockOutlier:
      return 'one time stamp lay far ahead of those before and after it; the sample was dropped';
    default:
      throw new RangeError(`alarm ${id} has no words`);
  }
}

function overVoltageCause({ flow }: BatteryMonitor): string {
  const charging = flow.mode === Mode.Charge || flow.mode === Mode.Hold;
  return charging ? 'the charge did not stop' : 'no charge is under way; look at the voltage leads';
}

/** A cell that rests falls by itself only if something inside or beside it takes its last sodium. */
function underVoltageCause({ flow }: BatteryMonitor): string {
  if (flow.mode === Mode.Discharge) return 'the discharge did not stop';
  const now = flow.mode === Mode.Rest ? 'it fell at rest' : 'no discharge is under way';
  return `${now}; a leak has emptied it, or a lead is off`;
}

function hardShortEvidence(monitor: BatteryMonitor): string {
  const { voltageDrop, vanishedCharge, bridgedCollector, heating } = monitor.protection.hardShort;
  const found = [
    ...(voltageDrop.standing ? ['a fall of the voltage at a steady current'] : []),
    ...(vanishedCharge.leakLow_A > 0 ? ['charge that went in and is not there'] : []),
    ...(bridgedCollector.shown ? ['charge that does not plate'] : []),
    ...(heating.unexplained ? ['heat that no current explains'] : []),
  ];
  return found.join(' and ');
}
