/*
 * The parity run in C: the monitor on the stimulus that every target makes for itself, all bits of all outputs hashed.
 * Prints `STEP HASH HASH` every PARITY_REPORT steps. With PARITY_RESTARTS=N the monitor is lost
 * and restored after every Nth step. Steps: PARITY_STEPS_RUN, of PARITY_STEP_S seconds. Output: board_put, of the board.
 */
#include <stdint.h>
#include <string.h>

#ifdef PARITY_SINGLE
#include "nabms.h"
#else
#include "nabms_monitor.h"
#include "nabms_outputs.h"
#include "nabms_stimulus.h"
#endif
#include "board.h"

#ifndef PARITY_STEPS_RUN
#define PARITY_STEPS_RUN 100000u
#endif
#define PARITY_REPORT 1000u

static nabms_ParityStimulus stimulus;
static nabms_MonitorSettings settings;
static nabms_BatteryMonitor monitor;
static nabms_Sample sample;
static double outputs[NABMS_OUTPUT_COUNT];

#ifdef PARITY_RESTARTS
/* A power cut: the state goes to bytes, the monitor is lost and made anew, the state comes back. */
static void restart(void) {
    static uint8_t state[NABMS_BATTERYMONITOR_STATE_BYTES];
    if (nabms_BatteryMonitor_saveState(&monitor, state, 0u) != sizeof state) {
        board_put('!');
    }
    memset(&monitor, 0xA5, sizeof monitor);
    nabms_BatteryMonitor_init(&monitor, &stimulus.profile, &settings);
    (void)nabms_BatteryMonitor_loadState(&monitor, state, 0u);
}
#endif

/* Two independent 32-bit hashes (FNV-1a on words; a rotating multiply-add), the same as in cRun.ts. */
static uint32_t hash_a = 2166136261u;
static uint32_t hash_b = 1u;

static void hash_word(uint32_t word) {
    hash_a = (hash_a ^ word) * 16777619u;
    hash_b = ((hash_b << 5) | (hash_b >> 27)) + (word * 2654435761u);
}

static void hash_outputs(void) {
    for (int32_t i = 0; i < NABMS_OUTPUT_COUNT; i++) {
        uint64_t bits;
        memcpy(&bits, &outputs[i], sizeof bits);
        hash_word((uint32_t)bits);
        hash_word((uint32_t)(bits >> 32));
    }
}

static void put_number(uint32_t value, uint32_t base, int32_t digits) {
    char text[16];
    int32_t at = 16;
    do {
        text[--at] = "0123456789abcdef"[value % base];
        value /= base;
        digits--;
    } while ((value != 0u) || (digits > 0));
    for (; at < 16; at++) {
        board_put(text[at]);
    }
}

static void report(uint32_t step) {
    put_number(step, 10u, 1);
    board_put(' ');
    put_number(hash_a, 16u, 8);
    board_put(' ');
    put_number(hash_b, 16u, 8);
    board_put('\n');
}

void program_run(void) {
    nabms_ParityStimulus_init(&stimulus);
#ifdef PARITY_STEP_S
    stimulus.step_s = PARITY_STEP_S;
#endif
    nabms_MonitorSettings_init(&settings);
    nabms_BatteryMonitor_init(&monitor, &stimulus.profile, &settings);
    nabms_Sample_init(&sample);
    for (uint32_t step = 1; step <= PARITY_STEPS_RUN; step++) {
        nabms_ParityStimulus_step(&stimulus, &sample);
        nabms_BatteryMonitor_step(&monitor, &sample);
        if (step == PARITY_STEPS_RUN) {
            nabms_BatteryMonitor_finish(&monitor);
        }
#ifdef PARITY_CHECKED
        nabms_writeOutputs(&monitor, outputs, NABMS_OUTPUT_COUNT); /* a checked build wants the length */
#else
        nabms_writeOutputs(&monitor, outputs);
#endif
        hash_outputs();
#ifdef PARITY_RESTARTS
        if ((step % PARITY_RESTARTS) == 0u) {
            restart();
        }
#endif
        if (((step % PARITY_REPORT) == 0u) || (step == PARITY_STEPS_RUN)) {
            report(step);
        }
    }
}
