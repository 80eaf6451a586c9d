/**
 * Lines from standard input, text to standard output. At a terminal there is a prompt, the line under way stays below what is
 * printed meanwhile, and ^C is passed on; from a pipe, lines are taken one after the other, and its end is the end.
 */
import readline from 'node:readline';
import { setTimeout } from 'node:timers/promises';

const PROMPT = '> ';
const CTRL_C = '\x03';

export class Prompt {
  private readonly isTerminal = process.stdin.isTTY && process.stdout.isTTY;
  private readonly reader = readline.createInterface({
    input: process.stdin,
    ...(this.isTerminal && { output: process.stdout }),
    prompt: PROMPT,
  });
  /** What was typed and not yet taken, lines with their ends. */
  private readonly typed: string[] = [];
  private hasEnded = false;
  private readonly waker = { wake: (): void => undefined };

  constructor() {
    this.reader.on('line', (line) => {
      this.put(`${line}\r`);
    });
    this.reader.on('SIGINT', () => {
      // The line under way is dropped: keys for the end of the line, and for erasing all before it.
      this.reader.write(null, { ctrl: true, name: 'e' });
      this.reader.write(null, { ctrl: true, name: 'u' });
      this.put(CTRL_C);
    });
    this.reader.on('close', () => {
      this.hasEnded = true;
      this.waker.wake();
    });
    this.show();
  }

  /** Nothing more will be typed, and all that was typed has been taken. */
  get isDone(): boolean {
    return this.hasEnded && this.typed.length === 0;
  }

  /** The next line that was typed, or undefined. */
  take(): Uint8Array | undefined {
    const line = this.typed.shift();
    return line === undefined ? undefined : Buffer.from(line);
  }

  /** Waits until something is typed, at most so long. */
  async wait(duration_ms: number): Promise<void> {
    if (this.typed.length > 0 || this.hasEnded) return;
    const woken = new Promise<void>((resolve) => {
      this.waker.wake = resolve;
    });
    await Promise.race([woken, setTimeout(duration_ms)]);
  }

  print(text: string): void {
    if (text === '') return;
    if (this.isTerminal) {
      readline.cursorTo(process.stdout, 0);
      readline.clearLine(process.stdout, 0);
    }
    process.stdout.write(text.replaceAll('\r\n', '\n'));
    this.show();
  }

  close(): void {
    this.reader.close();
    if (this.isTerminal) process.stdout.write('\n');
  }

  private put(typed: string): void {
    this.typed.push(typed);
    this.waker.wake();
  }

  private show(): void {
    // The line under way is shown again, with its cursor where it was.
    if (this.isTerminal && !this.hasEnded) this.reader.prompt(true);
  }
}
