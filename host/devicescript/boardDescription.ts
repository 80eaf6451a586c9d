/**
 * A board as DeviceScript describes it (`*.board.json`): pins by name, the I2C bus, the pin of the text log, and the level
 * at which the runtime holds the contactor's pin before the program runs.
 *
 * Source: DeviceScript 2.16.4, runtime/boards/deviceconfig.schema.json; `sPin` is written by runtime/devicescript/impl_gpio.c.
 */
import { createHash } from 'node:crypto';
import type { Board } from '../boards/boardSchema.js';

/** Numbers of boards that are not in DeviceScript's list begin with 3. */
const PRODUCT_BASE = 0x30000000;
const PRODUCT_MASK = 0x0fffffff;

export interface BoardDescription {
  /** Name of the file and of the module `@dsboard/…`. */
  id: string;
  content: Record<string, unknown>;
}

export function boardDescription(board: Board): BoardDescription {
  const id = `nabms_${board.id}`;
  const opens = board.contactor.closes === 'high' ? 0 : 1;
  const digest = createHash('sha256').update(id).digest().readUInt32BE() & PRODUCT_MASK;
  return {
    id,
    content: {
      devName: `nabms on ${board.name}`,
      productId: `0x${(PRODUCT_BASE + digest).toString(16)}`,
      archId: archOf(board),
      log: { pinTX: board.log.pin },
      i2c: { pinSDA: board.i2c.sda, pinSCL: board.i2c.scl, kHz: board.i2c.frequency_Hz / 1000 },
      pins: board.pins,
      sPin: { [board.contactor.pin]: opens },
    },
  };
}

/** The Pico W has a runtime of its own. */
function archOf(board: Board): string {
  return board.id === 'pico_w' ? 'rp2040w' : board.microcontroller;
}
