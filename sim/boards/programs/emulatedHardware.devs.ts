/**
 * In the place of firmware/devicescript/hardware.ts on the machine in a host's process, which has neither I2C nor pins.
 *
 * A window of bytes in the program's memory that the host reads and writes (sim/boards/hardwareWindow.ts): the program
 * writes a request and rings by printing one line; the host has answered when the print returns. As on a board, whose
 * I2C call returns when the transfer is done, no other fiber runs meanwhile.
 *
 *   0   marker, 16 bytes: the host finds the window by it, once
 *   16  request: 1 transfer, 2 pin; the host writes 0
 *   17  address, or the pin's level
 *   18  number of bytes to write   19  to read
 *   20  answer: 0 acknowledged
 *   21  bytes to write, then bytes read
 */
import { I2C, I2CError } from '@devicescript/i2c';

const MARKER_BYTES = 16;
const REQUEST = 16;
const DATA = 21;
const WINDOW_BYTES = 48;
const DATA_MAX = WINDOW_BYTES - DATA;
const RING = '~';

const window = Buffer.alloc(WINDOW_BYTES);
for (let k = 0; k < MARKER_BYTES; k++) {
  // Computed: constants of the program lie in the same memory.
  window[k] = (k * 73 + 41) & 255;
}

function ring(request: number, first: number): void {
  window[REQUEST] = request;
  window[REQUEST + 1] = first;
  console.log(RING);
  if (window[REQUEST] !== 0) {
    throw new Error('nobody answers at the window of the emulated hardware');
  }
}

class EmulatedI2c extends I2C {
  override async xfer(devAddr: number, writeBuf: Buffer, numRead?: number): Promise<Buffer> {
    const count = numRead === undefined ? 0 : numRead;
    if (writeBuf.length > DATA_MAX || count > DATA_MAX) {
      throw new Error('a transfer is too long for the window: ' + writeBuf.length + ', ' + count);
    }
    window[REQUEST + 2] = writeBuf.length;
    window[REQUEST + 3] = count;
    window.blitAt(DATA, writeBuf, 0, writeBuf.length);
    ring(1, devAddr);
    const status = window[REQUEST + 4];
    if (status !== 0) {
      throw new I2CError('I2C error ' + status + ' dev=' + devAddr, -status);
    }
    const received = Buffer.alloc(count);
    received.blitAt(0, window, DATA, count);
    return received;
  }
}

export const bus = new EmulatedI2c();

export function setContactorPin(high: boolean): void {
  ring(2, high ? 1 : 0);
}
