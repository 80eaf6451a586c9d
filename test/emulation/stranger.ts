/** Sends packets of any kind to the device of an emulated board's firmware, and sees which of them it answers. */
import type { EmulatedBoard } from '../../sim/boards/emulatedBoard.js';
import { decodeFrame, encodeFrame, type JacdacPacket } from '../../sim/boards/jacdacFrame.js';
import { RandomStream } from '../../sim/random.js';

const NOT_IMPLEMENTED = 3;
/** A line that is typed is obeyed in a run for each of its keys of control; all else is answered at once. */
const ANSWER_LIMIT_MS = 2000;
const CONTROL = 0;
const TICK_MS = 5;

export class Stranger {
  /** What the device answered to the newest question. */
  report: JacdacPacket | undefined;
  private readonly random = new RandomStream(5, 'packets');
  private asked = { place: -1, command: -1 };

  constructor(
    private readonly board: EmulatedBoard,
    private readonly device: string,
  ) {
    const tellOthers = board.vm.onFrame;
    board.vm.onFrame = (frame) => {
      this.report ??= decodeFrame(frame).find((packet) => this.isAnswer(packet));
      tellOthers(frame);
    };
  }

  noise(length: number): Uint8Array {
    return Uint8Array.from({ length }, () => Math.floor(256 * this.random.uniform()));
  }

  send(serviceIndex: number, command: number, payload: Uint8Array): void {
    const { device } = this;
    this.board.vm.receiveFrame(encodeFrame({ device, isCommand: true, serviceIndex, command, payload }));
  }

  /** Whether it is answered. */
  ask(place: number, command: number, payload: Uint8Array): boolean {
    this.asked = { place, command };
    this.report = undefined;
    this.send(place, command, payload);
    for (let waited_ms = 0; this.report === undefined && waited_ms < ANSWER_LIMIT_MS; waited_ms += TICK_MS) {
      this.board.vm.advance(TICK_MS);
    }
    return this.report !== undefined;
  }

  private isAnswer({ device, isCommand, serviceIndex, command, payload }: JacdacPacket): boolean {
    if (isCommand || device !== this.device || serviceIndex !== this.asked.place) return false;
    if (command === NOT_IMPLEMENTED) return Buffer.from(payload).readUInt16LE(0) === this.asked.command;
    // The control service announces the others unasked, by its command 0.
    return serviceIndex !== CONTROL && command === this.asked.command;
  }
}
