/** What the firmware says after its start of what it goes on from, and a value of its newest status. */
import type { SnapshotFinding } from '../../firmware/storage/snapshotScan.js';
import { logLines, wholeOf } from '../../sim/boards/boardLog.js';
import type { EmulatedBoard } from '../../sim/boards/emulatedBoard.js';

export interface Kept {
  /** -1: the settings did not answer. */
  finding: SnapshotFinding | -1;
  /** Of the newest sample before the snapshot. */
  time_ms: number;
  cycle: number;
}

export function keptOf(board: EmulatedBoard): Kept {
  const line = logLines(board.vm.consoleLines).find(({ name }) => name === 'kept');
  if (line === undefined) throw new Error('the firmware has not said what it goes on from');
  return {
    finding: wholeOf(line, 'finding'),
    time_ms: wholeOf(line, 'time_ms'),
    cycle: wholeOf(line, 'cycle'),
  };
}

export function newestStatus(board: EmulatedBoard, value: string): number {
  const status = logLines(board.vm.consoleLines).findLast(({ name }) => name === 'status');
  if (status === undefined) throw new Error('the firmware says nothing');
  return wholeOf(status, value);
}
