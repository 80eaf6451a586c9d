/** Why a part of the sodium ledger is known or not, and which measurement would make it known. */
import type { Pool } from '../../firmware/core/ledger/pool.js';
import type { BatteryMonitor } from '../../firmware/core/monitor.js';
import type { Conclusion } from './observability.js';
import { PRESSURE_REASONS } from './pressureDocument.js';
import { chargeText, percentText } from './quantityWords.js';

const SPLIT_KNOWN =
  'from the pressure of the emptied cell, now and at the reference, with the molar volumes of the profile';
const SPLIT_BLIND =
  'capacity alone cannot split the loss into dead sodium and SEI, and the pressure does not';
const SPLIT_BROKEN =
  'the pressure of the emptied cell cannot be compared with the reference: it was not measured at one of the two, or its base line broke in between';

export const COLLECTOR_CATHODE = 'half cell: there is no cathode';
const CATHODE_LOSS_KNOWN =
  'from the end of charge, with the leak that the rests at the top show taken out; sodium in host that lost contact while it held sodium';
const CATHODE_LOSS_OPEN =
  'cathode loss moves the end of charge as a leak does, the other way: known only as far as no leak can have hidden it; a two-hour rest after every full charge would show the leak by itself';

/** Dead sodium or SEI: known by pressure, bounded by it, or bounded by the loss alone. */
export function splitReason(monitor: BatteryMonitor, loss: Conclusion, pool: Pool): string {
  const split = monitor.ledger.metal;
  if (!loss.observable) return loss.reason;
  if (pool.observable) return SPLIT_KNOWN;
  if (split.known) {
    const sigma = chargeText(split.sigma_C / 3600);
    const most = percentText(monitor.settings.splitSigmaMax, 0);
    return `the pressure only bounds the split: its standard uncertainty is ${sigma}, more than ${most} of the loss; a larger loss, molar volumes known better ("volumes" in the profile) or a load cell that drifts less would give a value`;
  }
  if (monitor.pressure.known) return SPLIT_BROKEN;
  return `${SPLIT_BLIND}: ${PRESSURE_REASONS[monitor.pressure.reason]}`;
}

export function strandedReason({ settings, ledger }: BatteryMonitor, loss: Conclusion): string {
  if (!loss.observable) return loss.reason;
  const share = ledger.metal.known
    ? `at most ${percentText(settings.strandedShareMax, 0)} of the isolated metal is granted to it`
    : 'it may be all that was lost';
  const before = percentText(settings.strandedAtReference, 1);
  return `metal that will reconnect looks like dead metal until it does: ${share}, and ${before} of the capacity to what was stranded at the reference and has returned`;
}

export function cathodeLossReason({ ledger, settings }: BatteryMonitor, observable: boolean): string {
  if (observable) return CATHODE_LOSS_KNOWN;
  if (!ledger.locked.bounded) return CATHODE_LOSS_OPEN;
  const sigma = chargeText(ledger.locked.sigma_C / 3600);
  const most = percentText(settings.lockedSigmaMax, 0);
  return `the leak that the rests at the top show leaves ${sigma} open, more than ${most} of the capacity: bounds only`;
}

/** Where the cyclable sodium is. */
export function activeReason({ ledger }: BatteryMonitor, loss: Conclusion): string {
  if (!loss.observable) return loss.reason;
  return ledger.active.observable
    ? 'charge counted since a discharge last emptied the collector'
    : 'the count of charge was interrupted since a discharge last emptied the collector; the next discharge that does makes it known';
}
