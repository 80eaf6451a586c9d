/*
 * Runs the monitor over a recording and prints its ledger, one JSON object a line, as `nabms replay` reports it.
 *
 *   npx nabms simulate --cycles 3 --out out/demo
 *   npm run build:c -- --profile out/demo/profile.json
 *   gcc -std=c99 -O2 -frounding-math -I dist/c/src dist/c/src/nabms_*.c examples/c/replay.c -o replay
 *   ./replay out/demo/telemetry.bdf.csv
 *
 * The file is Battery Data Format CSV as `nabms simulate --out DIR` writes it; the cell is the one of nabms_cell.h.
 * Numbers are printed with 17 digits, which read back to the same double. A step costs no heap and no library call;
 * only this program reads files and prints.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "nabms_cell.h"
#include "nabms_monitor.h"

#define SECONDS_PER_HOUR 3600.0
#define LINE_LENGTH 1024

/* Columns in the order of the file. */
enum { TIME, VOLTAGE, CURRENT, TEMPERATURE, PRESSURE, NET_CHARGE, CYCLE, CONTACTOR, COLUMNS };

static nabms_CellProfile profile;
static nabms_MonitorSettings settings;
static nabms_BatteryMonitor monitor;

/*
 * Splits a line into numbers; `valid` is false where a field is empty. Returns the number of fields, or -1 where one is
 * no finite number.
 */
static int read_row(char *line, double values[COLUMNS], bool valid[COLUMNS]) {
    int count = 0;
    char *field = line;
    while (field != NULL && count < COLUMNS) {
        char *comma = strchr(field, ',');
        char *end = field;
        if (comma != NULL) {
            *comma = '\0';
        }
        values[count] = strtod(field, &end);
        valid[count] = end != field;
        /* what is left of a number can only be the end of the line, and x - x is 0 of finite numbers alone */
        if (end[strspn(end, "\r\n")] != '\0' || !(values[count] - values[count] == 0.0)) {
            return -1;
        }
        count++;
        field = (comma == NULL) ? NULL : comma + 1;
    }
    return count;
}

static void fill_sample(nabms_Sample *sample, const double values[COLUMNS], const bool valid[COLUMNS]) {
    sample->time_s = values[TIME];
    sample->voltage_V = values[VOLTAGE];
    sample->voltageValid = valid[VOLTAGE];
    sample->current_A = values[CURRENT];
    sample->currentValid = valid[CURRENT];
    sample->temperature_degC = values[TEMPERATURE];
    sample->temperatureValid = valid[TEMPERATURE];
    sample->pressure_kPa = values[PRESSURE] / 1000.0; /* the file has Pa */
    sample->pressureValid = valid[PRESSURE];
    sample->netCharge_Ah = values[NET_CHARGE];
    sample->netChargeValid = valid[NET_CHARGE];
    sample->contactorOpen = valid[CONTACTOR] && values[CONTACTOR] != 0.0;
}

static void print_cycle(const nabms_CycleRecord *cycle) {
    printf("{\"type\":\"cycle\",\"index\":%d,\"start_s\":%.17g,\"end_s\":%.17g,\"charge_Ah\":%.17g,",
           (int)cycle->index, cycle->start_s, cycle->end_s, cycle->charge_C / SECONDS_PER_HOUR);
    printf("\"discharge_Ah\":%.17g,", cycle->discharge_C / SECONDS_PER_HOUR);
    if (cycle->complete) {
        printf("\"coulombicEfficiency\":%.17g}\n", cycle->coulombicEfficiency);
    } else {
        printf("\"coulombicEfficiency\":null}\n");
    }
}

/* An estimate with its bounds; null where nothing but the bounds is known. */
static void print_interval(const char *type, bool observable, double value_C, double low_C, double high_C) {
    printf("{\"type\":\"%s\",\"value_Ah\":", type);
    if (observable) {
        printf("%.17g", value_C / SECONDS_PER_HOUR);
    } else {
        printf("null");
    }
    printf(",\"low_Ah\":%.17g,\"high_Ah\":%.17g}\n", low_C / SECONDS_PER_HOUR, high_C / SECONDS_PER_HOUR);
}

static void print_pool(const char *type, const nabms_Pool *pool) {
    print_interval(type, pool->observable, pool->value_C, pool->low_C, pool->high_C);
}

/* The sodium lost since the reference, and where the sodium is. */
static void print_ledger(void) {
    const nabms_Inventory *loss = &monitor.inventory;
    const nabms_SodiumLedger *ledger = &monitor.ledger;
    print_interval("lli", loss->observable, loss->lli_C, loss->lliLow_C, loss->lliHigh_C);
    print_pool("dead", &ledger->dead);
    print_pool("sei", &ledger->sei);
    print_pool("stranded", &ledger->stranded);
    print_pool("cathode", &ledger->cathode);
    print_pool("active", &ledger->active);
    printf("{\"type\":\"softShort\",\"level\":%d}\n", (int)monitor.softShort.levelMax);
}

static void report(void) {
    if (monitor.cycleFinished) {
        print_cycle(&monitor.cycle);
    }
}

int main(int argc, char **argv) {
    char line[LINE_LENGTH];
    double values[COLUMNS];
    bool valid[COLUMNS];
    nabms_Sample sample;
    long row = 1;
    FILE *file;
    if (argc != 2) {
        fprintf(stderr, "usage: replay telemetry.bdf.csv\n");
        return 2;
    }
    file = fopen(argv[1], "r");
    if (file == NULL) {
        fprintf(stderr, "replay: %s cannot be opened; check the path\n", argv[1]);
        return 1;
    }
    nabms_CellProfile_init(&profile);
    nabms_fill_cell_profile(&profile);
    nabms_MonitorSettings_init(&settings);
    nabms_BatteryMonitor_init(&monitor, &profile, &settings);
    nabms_Sample_init(&sample);
    (void)fgets(line, sizeof line, file); /* the header */
    while (fgets(line, sizeof line, file) != NULL) {
        row++;
        if (read_row(line, values, valid) != COLUMNS || !valid[TIME]) {
            fprintf(stderr, "replay: %s, line %ld: not %d columns of numbers, the first a time\n", argv[1], row,
                    COLUMNS);
            (void)fclose(file);
            return 1;
        }
        fill_sample(&sample, values, valid);
        nabms_BatteryMonitor_step(&monitor, &sample);
        report();
    }
    (void)fclose(file);
    if (row == 1) {
        fprintf(stderr, "replay: %s holds no rows\n", argv[1]);
        return 1;
    }
    nabms_BatteryMonitor_finish(&monitor);
    report();
    print_ledger();
    return 0;
}
