/**
 * The board's bus and contactor pin, as DeviceScript has them: all that differs between a board and the machine on a host,
 * where this module is replaced (sim/boards/programs/emulatedHardware.devs.ts).
 *
 * The board file sets the bus up and holds the contactor's pin at its open level from reset on (`i2c`, `sPin`).
 */
import * as ds from '@devicescript/core';
import '@devicescript/gpio';
import { i2c } from '@devicescript/i2c';
import { contactorPin } from './generated/pins.js';

export const bus = i2c;

const pin = contactorPin();

/** Sets the contactor's pin; the first call makes it an output. */
export function setContactorPin(high: boolean): void {
  pin.setMode(high ? ds.GPIOMode.OutputHigh : ds.GPIOMode.OutputLow);
}
