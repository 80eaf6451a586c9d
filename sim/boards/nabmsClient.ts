/**
 * A client of the Jacdac service `nabms` (firmware/devicescript/services/nabms.md) on an emulated board: finds the service by
 * its announcement, reads its registers, and types at its console. All goes in frames over the machine's own packet
 * interface, in its virtual time.
 */
import { decodeFrame, encodeFrame, type JacdacPacket, PAYLOAD_MAX } from './jacdacFrame.js';

/** What carries the frames, and makes time pass. */
export interface FramePort {
  onFrame: (frame: Uint8Array) => void;
  receiveFrame(frame: Uint8Array): void;
  advance(duration_ms: number): void;
}

/** Identifier of the service. */
const NABMS_CLASS = 0x148a8a45;
const TYPE = 0x80;
const GET = 0x1000;
export const STATUS = 0x180;
export const SOFT_SHORT = 0x181;
export const LEDGER = 0x182;

/** The service announces itself twice a second. */
const ANNOUNCE_LIMIT_MS = 5000;
/** An answer takes some sleeps of 1 ms, and up to 100 ms where the machine holds packets back. */
const ANSWER_LIMIT_MS = 2000;
const TICK_MS = 5;

interface Place {
  device: string;
  serviceIndex: number;
}

export class NabmsClient {
  private place: Place | undefined;
  private reply: JacdacPacket | undefined;

  constructor(private readonly port: FramePort) {
    port.onFrame = (frame) => {
      for (const packet of decodeFrame(frame)) this.take(packet);
    };
  }

  /** Where the service is; waits for its announcement. */
  get found(): Place {
    for (let waited_ms = 0; this.place === undefined; waited_ms += TICK_MS) {
      if (waited_ms > ANNOUNCE_LIMIT_MS) throw new Error('the board does not announce the service nabms');
      this.port.advance(TICK_MS);
    }
    return this.place;
  }

  /** Payload of a register. */
  read(register: number): Uint8Array {
    const reply = this.ask(GET | register, new Uint8Array());
    return reply.payload;
  }

  /** Types bytes and returns all that the console has to say then. */
  type(typed: Uint8Array): string {
    const said: Uint8Array[] = [];
    for (let at = 0; at < typed.length; at += PAYLOAD_MAX) {
      said.push(this.ask(TYPE, typed.subarray(at, at + PAYLOAD_MAX)).payload);
    }
    do said.push(this.ask(TYPE, new Uint8Array()).payload);
    while (said.at(-1)?.length !== 0);
    return Buffer.concat(said).toString('latin1');
  }

  /** Types a line and returns the lines of the answer. */
  answer(line: string): string[] {
    return this.type(Buffer.from(`${line}\r`))
      .split('\r\n')
      .slice(0, -1);
  }

  private ask(command: number, payload: Uint8Array): JacdacPacket {
    const { device, serviceIndex } = this.found;
    this.reply = undefined;
    this.port.receiveFrame(encodeFrame({ device, isCommand: true, serviceIndex, command, payload }));
    for (let waited_ms = 0; waited_ms < ANSWER_LIMIT_MS; waited_ms += TICK_MS) {
      this.port.advance(TICK_MS);
      const reply = this.reply as JacdacPacket | undefined;
      if (reply?.command === command) return reply;
    }
    throw new Error(`the board does not answer the command ${command.toString(16)}h`);
  }

  private take(packet: JacdacPacket): void {
    if (packet.isCommand) return;
    if (packet.serviceIndex === 0 && packet.command === 0) {
      const serviceIndex = servicesOf(packet).indexOf(NABMS_CLASS);
      if (serviceIndex > 0) this.place = { device: packet.device, serviceIndex };
    } else if (packet.device === this.place?.device && packet.serviceIndex === this.place.serviceIndex) {
      this.reply = packet;
    }
  }
}

/** Classes of a device's services by their places, from its announcement: first four bytes of flags. */
function servicesOf({ payload }: JacdacPacket): number[] {
  const view = new DataView(payload.buffer, payload.byteOffset, payload.byteLength);
  return Array.from({ length: Math.floor(payload.length / 4) }, (_, k) => view.getUint32(4 * k, true));
}
