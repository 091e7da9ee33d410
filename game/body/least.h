// Damped least squares (Levenberg 1944, Marquardt 1963) with a numeric Jacobian. Knows nothing of
// bodies.
#ifndef LEAST_H
#define LEAST_H

enum { LEAST_UNKNOWNS = 20, LEAST_RESIDUALS = 96 };

// Writes up to LEAST_RESIDUALS residuals of x and returns how many; always the same count.
typedef int (*LeastFunction)(const void *context, const double *x, double *residual);

// Moves x to a least sum of squared residuals; step[i] is the difference used for the slope of
// x[i], 0 keeps x[i] where it is. Returns the sum that is left.
double least_squares(LeastFunction function, const void *context, double *x, const double *step,
                     int unknowns, int iterations);

#endif
