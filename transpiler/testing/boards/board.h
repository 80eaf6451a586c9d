/* What a test program and the board it runs on owe each other. */
#ifndef BOARD_H
#define BOARD_H

/* Of the board: writes one character to its console. */
void board_put(char character);

/* Of the program: everything it does. */
void program_run(void);

#endif
