/**
 * What must be put right when the user or the system ends the program: half-written files, a hidden cursor.
 *
 * A signal reaches JavaScript only between turns of the event loop, so long loops give way now and then (`breathe`).
 */
type CleanUp = () => void;

const SIGNALS = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 } as const;
const pending = new Set<CleanUp>();
let installed = false;

/** Registers a clean-up for the case of an interruption; returns a function that takes it back. */
export function onInterrupt(cleanUp: CleanUp): () => void {
  install();
  pending.add(cleanUp);
  return () => {
    pending.delete(cleanUp);
  };
}

/** Lets signals through. */
export function breathe(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve);
  });
}

function install(): void {
  if (installed) return;
  installed = true;
  for (const [signal, exitCode] of Object.entries(SIGNALS)) {
    process.once(signal, () => {
      for (const cleanUp of pending) cleanUp();
      process.exit(exitCode);
    });
  }
}
