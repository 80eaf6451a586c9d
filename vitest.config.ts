import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['{firmware,sim,host,test,scripts,transpiler,boards}/**/*.test.ts'],
    exclude: ['**/node_modules/**', '**/dist/**', 'out/**'],
    setupFiles: ['./scripts/checks/fastCheckSeed.ts'],
    // DeviceScript builds and long simulated runs take seconds each, more on a loaded machine.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    // Two workers at most: continuous integration and the boards' emulators share two cores.
    maxWorkers: 2,
    // A test file without tests, or with only skipped ones, must not pass unseen.
    passWithNoTests: false,
  },
});
