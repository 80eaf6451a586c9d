/*
 * A test program on an rv32imc core (QEMU -M virt): start, console on the 16550 UART, exit by the test device
 * (hw/misc/sifive_test.c: 0x5555 passes).
 */
#include <stdint.h>

#include "board.h"

void start(void);

#define UART ((volatile uint8_t *)0x10000000u)
/* Line status: the transmitter takes a character; it has sent all. */
#define UART_STATUS 5
#define UART_READY 0x20u
#define UART_IDLE 0x40u
#define TEST_DEVICE ((volatile uint32_t *)0x100000u)

extern uint32_t bss_start;
extern uint32_t bss_end;

void board_put(char character) {
    while ((UART[UART_STATUS] & UART_READY) == 0u) {
    }
    UART[0] = (uint8_t)character;
}

void start(void) {
    for (uint32_t *to = &bss_start; to < &bss_end; to++) {
        *to = 0u;
    }
    program_run();
    while ((UART[UART_STATUS] & UART_IDLE) == 0u) {
    }
    *TEST_DEVICE = 0x5555u;
    for (;;) {
    }
}

__asm__(".section .entry\n.globl _start\n_start:\n  la sp, stack_top\n  j start\n");
