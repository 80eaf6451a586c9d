/**
 * The host's side of the emulated hardware: finds the program's window in the machine's memory and answers what the program
 * asks of it (layout: programs/emulatedHardware.devs.ts).
 *
 * The machine's collector does not move objects, so that the window stays where it was found; a program that was started
 * anew has a new one. The marker of a window that was found is changed, so that no old one is found again.
 */

/** Bytes of the machine's memory, which moves when it grows. */
export interface MachineMemory {
  readonly memory: Uint8Array;
}

/** What a board's pins and bus lead to. */
export interface BoardHardware {
  /** What was received, or null where something was not acknowledged. */
  transfer(address: number, written: readonly number[], readCount: number): Uint8Array | null;
  setContactorPin(high: boolean): void;
}

const MARKER = Uint8Array.from({ length: 16 }, (_, k) => (k * 73 + 41) & 255);
/** First byte of the marker of a window that was found. */
const FOUND = 0xff;
const REQUEST = 16;
const [OPERAND, WRITE_COUNT, READ_COUNT, ANSWER, DATA] = [17, 18, 19, 20, 21];
const WINDOW_BYTES = 48;
/** Bytes of a transfer: behind the window lies other memory of the machine. */
const DATA_MAX = WINDOW_BYTES - DATA;

/** Values of the request. */
const TRANSFER = 1;
const PIN = 2;

export class HardwareWindow {
  private start = -1;

  constructor(
    private readonly machine: MachineMemory,
    private readonly hardware: BoardHardware,
  ) {}

  /** The program has rung: carries out its request. */
  answer(): void {
    const bytes = this.machine.memory;
    const window = bytes.subarray(this.find(bytes));
    const first = window[OPERAND] ?? 0;
    if (window[REQUEST] === TRANSFER) this.transfer(window, first);
    else if (window[REQUEST] === PIN) this.hardware.setContactorPin(first !== 0);
    else throw new Error(`the emulated hardware does not know the request ${window[REQUEST]}`);
    window[REQUEST] = 0;
  }

  private transfer(window: Uint8Array, address: number): void {
    const [writeCount = 0, readCount = 0] = [window[WRITE_COUNT], window[READ_COUNT]];
    assertFits('to write', writeCount);
    assertFits('to read', readCount);
    const written = window.slice(DATA, DATA + writeCount);
    const received = this.hardware.transfer(address, [...written], readCount);
    window[ANSWER] = received === null ? 1 : 0;
    if (received === null) return;
    assertFits('received', received.length);
    window.set(received, DATA);
  }

  private find(bytes: Uint8Array): number {
    if (this.start >= 0 && isMarked(bytes, this.start, FOUND) && (bytes[this.start + REQUEST] ?? 0) !== 0) {
      return this.start;
    }
    const [start, second] = placesOf(bytes);
    if (start === undefined || second !== undefined) {
      throw new Error(
        `the window of the emulated hardware was found ${start === undefined ? 'nowhere' : 'twice'}`,
      );
    }
    bytes[start] = FOUND;
    this.start = start;
    return start;
  }
}

function assertFits(what: string, count: number): void {
  if (count > DATA_MAX) {
    throw new Error(`the window of the emulated hardware holds ${DATA_MAX} bytes, not ${count} ${what}`);
  }
}

function isMarked(bytes: Uint8Array, start: number, first: number): boolean {
  return bytes[start] === first && MARKER.every((byte, k) => k === 0 || bytes[start + k] === byte);
}

/** The first two places where an unfound window begins. */
function placesOf(bytes: Uint8Array): number[] {
  const places: number[] = [];
  const first = MARKER[0] ?? 0;
  for (let at = bytes.indexOf(first); at >= 0 && places.length < 2; at = bytes.indexOf(first, at + 1)) {
    if (isMarked(bytes, at, first)) places.push(at);
  }
  return places;
}
