/*
 * A test program on a Cortex-M0+ core (QEMU -M lm3s6965evb -cpu cortex-m0): vectors, start, console and exit by semihosting
 * (Arm "Semihosting for AArch32 and AArch64": SYS_WRITEC 0x03, SYS_EXIT 0x18).
 */
#include <stdint.h>

#include "board.h"

void start(void);
void stop(void);

extern uint32_t data_load;
extern uint32_t data_start;
extern uint32_t data_end;
extern uint32_t bss_start;
extern uint32_t bss_end;

static void semihost(uint32_t operation, const void *argument) {
    register uint32_t r0 __asm__("r0") = operation;
    register const void *r1 __asm__("r1") = argument;
    __asm__ volatile("bkpt 0xAB" : "+r"(r0) : "r"(r1) : "memory");
}

void board_put(char character) {
    semihost(0x03u, &character);
}

void stop(void) {
    /* ADP_Stopped_ApplicationExit */
    semihost(0x18u, (const void *)0x20026u);
    for (;;) {
    }
}

void start(void) {
    const uint32_t *from = &data_load;
    for (uint32_t *to = &data_start; to < &data_end; to++) {
        *to = *from;
        from++;
    }
    for (uint32_t *to = &bss_start; to < &bss_end; to++) {
        *to = 0u;
    }
    program_run();
    stop();
}

/* Stack, reset, NMI, hard fault. A fault ends the run without its last line, which the test sees. */
__asm__(".section .vectors, \"a\"\n.word stack_top, start, stop, stop\n.space 48\n");
