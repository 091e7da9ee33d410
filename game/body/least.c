#include "least.h"

#include <math.h>
#include <string.h>

#include "fail.h"

typedef double Row[LEAST_UNKNOWNS];

static double sum_of_squares(const double *r, int count) {
    double sum = 0;
    for (int i = 0; i < count; i++)
        sum += r[i] * r[i];
    return sum;
}

// Solves a d = b in place by Cholesky; a is symmetric and positive. Returns 0 when it is not.
static int solve(Row *a, double *b, int n) {
    for (int i = 0; i < n; i++) {
        for (int j = 0; j <= i; j++) {
            double s = a[i][j];
            for (int k = 0; k < j; k++)
                s -= a[i][k] * a[j][k];
            if (i == j) {
                if (!(s > 0))
                    return 0;
                a[i][i] = sqrt(s);
            } else {
                a[i][j] = s / a[j][j];
            }
        }
    }
    for (int i = 0; i < n; i++) {
        for (int k = 0; k < i; k++)
            b[i] -= a[i][k] * b[k];
        b[i] /= a[i][i];
    }
    for (int i = n - 1; i >= 0; i--) {
        for (int k = i + 1; k < n; k++)
            b[i] -= a[k][i] * b[k];
        b[i] /= a[i][i];
    }
    return 1;
}

typedef struct {
    Row normal[LEAST_UNKNOWNS];
    double gradient[LEAST_UNKNOWNS];
} System;

static void build(System *s, LeastFunction function, const void *context, double *x,
                  const double *step, int n, const double *r, int m) {
    static const double none = 0;
    double slope[LEAST_UNKNOWNS][LEAST_RESIDUALS];
    for (int i = 0; i < n; i++) {
        memset(slope[i], 0, sizeof slope[i]);
        if (step[i] == none)
            continue;
        double keep = x[i], ahead[LEAST_RESIDUALS];
        x[i] = keep + step[i];
        function(context, x, ahead);
        x[i] = keep;
        for (int k = 0; k < m; k++)
            slope[i][k] = (ahead[k] - r[k]) / step[i];
    }
    for (int i = 0; i < n; i++) {
        s->gradient[i] = 0;
        for (int k = 0; k < m; k++)
            s->gradient[i] -= slope[i][k] * r[k];
        for (int j = 0; j <= i; j++) {
            double sum = 0;
            for (int k = 0; k < m; k++)
                sum += slope[i][k] * slope[j][k];
            s->normal[i][j] = s->normal[j][i] = sum;
        }
    }
}

double least_squares(LeastFunction function, const void *context, double *x, const double *step,
                     int n, int iterations) {
    ASSERT(n <= LEAST_UNKNOWNS);
    double r[LEAST_RESIDUALS];
    int m = function(context, x, r);
    ASSERT(m <= LEAST_RESIDUALS);
    double best = sum_of_squares(r, m), damping = 1e-3;
    for (int round = 0; round < iterations; round++) {
        System s;
        build(&s, function, context, x, step, n, r, m);
        double before = best;
        for (int attempt = 0; attempt < 8; attempt++) {
            Row a[LEAST_UNKNOWNS];
            double d[LEAST_UNKNOWNS], trial[LEAST_UNKNOWNS], left[LEAST_RESIDUALS];
            memcpy(a, s.normal, sizeof a);
            memcpy(d, s.gradient, sizeof d);
            for (int i = 0; i < n; i++)
                a[i][i] += damping * s.normal[i][i] + 1e-9;
            if (solve(a, d, n)) {
                for (int i = 0; i < n; i++)
                    trial[i] = x[i] + d[i];
                function(context, trial, left);
                double sum = sum_of_squares(left, m);
                if (sum < best) {
                    best = sum;
                    memcpy(x, trial, (size_t)n * sizeof *x);
                    memcpy(r, left, sizeof r);
                    damping *= .3;
                    break;
                }
            }
            damping *= 6.0;
        }
        if (before - best < 1e-10 * before + 1e-16)
            break;
    }
    return best;
}
