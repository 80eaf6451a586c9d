/**
 * The order in which QEMU enters the blocks of a program. With `-d exec,nochain` it writes a line before each block,
 *
 *   Trace 0: 0x7fb868000100 [00800400/0000005c/00000510/ff000200] start
 *
 * whose second number in brackets is the guest's address, and a line with one number there for a block that an event of
 * the emulator kept from running. (QEMU 7.2, accel/tcg/cpu-exec.c.) Nothing is simulated here; the program and its results
 * are those of the parity test.
 */
import { spawn } from 'node:child_process';

const BRACKET = '['.charCodeAt(0);
const SLASH = '/'.charCodeAt(0);
/** `[` and eight digits before the slash, then the address of eight digits. */
const ADDRESS_AT = 10;
const HEADER_BYTES = 18;

/** Reads the lines in pieces as they come. */
export class TraceReader {
  private rest = Buffer.alloc(0);
  private pending = -1;

  constructor(private readonly onBlock: (address: number) => void) {}

  read(piece: Buffer): void {
    const bytes = this.rest.length === 0 ? piece : Buffer.concat([this.rest, piece]);
    let from = 0;
    for (;;) {
      const at = bytes.indexOf(BRACKET, from);
      if (at < 0 || at + HEADER_BYTES > bytes.length) {
        this.rest = Buffer.from(bytes.subarray(at < 0 ? bytes.length : at));
        return;
      }
      from = at + HEADER_BYTES;
      if (bytes[at + ADDRESS_AT - 1] === SLASH) {
        this.end();
        this.pending = hexadecimal(bytes, at + ADDRESS_AT);
      } else {
        // Announced, but kept from running: it is announced again when it does run.
        this.pending = -1;
      }
    }
  }

  /** Hands on the last block. */
  end(): void {
    if (this.pending >= 0) this.onBlock(this.pending);
    this.pending = -1;
  }
}

function hexadecimal(bytes: Buffer, at: number): number {
  let value = 0;
  for (let k = at; k < at + 8; k++) {
    const digit = bytes[k] ?? 0;
    value = value * 16 + (digit > 57 ? digit - 87 : digit - 48);
  }
  return value;
}

/** Runs an emulator with its image and hands every block to `onBlock`; returns what the program printed. */
export async function traceProgram(
  [command, ...args]: readonly [string, ...string[]],
  image: string,
  onBlock: (address: number) => void,
): Promise<string> {
  const emulator = spawn(command, ['-d', 'exec,nochain', ...args, image], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const reader = new TraceReader(onBlock);
  let printed = '';
  emulator.stdout.setEncoding('utf8').on('data', (text: string) => (printed += text));
  emulator.stderr.on('data', (piece: Buffer) => {
    reader.read(piece);
  });
  const code = await new Promise<number | null>((resolve, reject) => {
    emulator.on('error', reject).on('close', resolve);
  });
  reader.end();
  if (code !== 0) throw new Error(`${command} ended with ${code}: ${printed}`);
  return printed;
}
