#include "handKalman.h"

#include "nabms_mathx.h"

static const double x_max[VOLTAGE_STATES] = {1.2, 0.3, 1.0, 3.0, 0.1};
static const double x_min[VOLTAGE_STATES] = {-0.2, -0.3, -1.0, -3.0, -0.1};
static const double p_max[VOLTAGE_STATES] = {0.25, 0.01, 0.01, 1.0, 0.01};
#define NOISE_MAX (0.02 * 0.02)

static double at_least(double value, double least) {
    return (value < least) ? least : value;
}

static double at_most(double value, double most) {
    return (value > most) ? most : value;
}

static void confine(hand_voltage_filter *f) {
    f->p[0][0] = at_least(f->p[0][0], f->least_sigma * f->least_sigma);
    for (int i = 0; i < VOLTAGE_STATES; i++) {
        if (f->x[i] > x_max[i]) {
            f->x[i] = x_max[i];
        } else if (f->x[i] < x_min[i]) {
            f->x[i] = x_min[i];
        }
        if (f->p[i][i] > p_max[i]) {
            const double factor = nabms_sqrt(p_max[i] / f->p[i][i]);
            for (int j = 0; j < VOLTAGE_STATES; j++) {
                f->p[i][j] *= factor;
                f->p[j][i] *= factor;
            }
        }
    }
}

void hand_voltage_update(hand_voltage_filter *f) {
    const double s = f->innovation_variance;
    const double surplus = f->innovation * f->innovation - (s - f->noise);
    const double weight = 1.0 / s;
    const double half = 0.5 * s;
    for (int i = 0; i < VOLTAGE_STATES; i++) {
        const double gain = f->ph[i] * weight;
        f->gain[i] = gain;
        f->ph[i] -= half * gain;
        f->x[i] += gain * f->innovation;
        for (int j = 0; j <= i; j++) {
            f->p[i][j] -= gain * f->ph[j] + f->ph[i] * f->gain[j];
            f->p[j][i] = f->p[i][j];
        }
    }
    confine(f);
    const double adapted = f->noise + f->noise_weight * (at_least(surplus, 0.0) - f->noise);
    f->noise = at_most(at_least(adapted, f->noise_floor), NOISE_MAX);
}

void hand_pressure_learn(hand_pressure_filter *f, bool frozen) {
    const double weight = 1.0 / f->innovation_variance;
    const double gain = weight * f->innovation;
    const int last = frozen ? 2 : PRESSURE_STATES;
    for (int i = 0; i < last; i++) {
        f->x[i] += f->ph[i] * gain;
    }
    f->laws_moved = frozen ? 0.0 : gain * f->laws_variance;
    f->laws += f->laws_moved;
    double *p = f->p;
    for (int i = 0; i < last; i++) {
        const double row = f->ph[i] * weight;
        double *const diagonal = p;
        for (int j = i; j < PRESSURE_STATES; j++) {
            *p++ -= row * f->ph[j];
        }
        if (*diagonal < 1e-12) {
            *diagonal = 1e-12;
        }
    }
}
