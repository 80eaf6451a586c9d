/* A test program on a computer. */
#include <stdio.h>

#include "board.h"

void board_put(char character) {
    (void)putchar(character);
}

int main(void) {
    program_run();
    return 0;
}
