#include "own.h"

#include <math.h>

// Only these of the C library are used, because they are exact by the standard: fabs, floor, fmod,
// sqrt, frexp, ldexp, isfinite.

#define QUARTER_TURN_HIGH   1.57079632673412561417e+00 // pi / 2, its first 33 bits
#define QUARTER_TURN_LOW    6.07710050650619224932e-11 // and the rest
#define QUARTERS_PER_RADIAN 0.63661977236758134308
#define WHOLE_TURN          6.28318530717958647693
#define FAR_ANGLE           1e6 // up to here the two-part subtraction below is exact enough

// Taylor, for at most an eighth of a turn: the first term left out is under 5e-17.
static double sine_near(double x) {
    double z = x * x;
    double sum = -1.0 / 1307674368000.0;
    sum = sum * z + 1.0 / 6227020800.0;
    sum = sum * z - 1.0 / 39916800.0;
    sum = sum * z + 1.0 / 362880.0;
    sum = sum * z - 1.0 / 5040.0;
    sum = sum * z + 1.0 / 120.0;
    sum = sum * z - 1.0 / 6.0;
    return x + x * (z * sum);
}

static double cosine_near(double x) {
    double z = x * x;
    double sum = 1.0 / 20922789888000.0;
    sum = sum * z - 1.0 / 87178291200.0;
    sum = sum * z + 1.0 / 479001600.0;
    sum = sum * z - 1.0 / 3628800.0;
    sum = sum * z + 1.0 / 40320.0;
    sum = sum * z - 1.0 / 720.0;
    sum = sum * z + 1.0 / 24.0;
    return 1.0 - (0.5 * z - z * (z * sum));
}

void own_sin_cos(double x, double *sine, double *cosine) {
    if (!isfinite(x)) {
        *sine = *cosine = x - x;
        return;
    }
    if (fabs(x) > FAR_ANGLE)
        x = fmod(x, WHOLE_TURN);
    int count = (int)(x * QUARTERS_PER_RADIAN + (x < 0.0 ? -0.5 : 0.5)); // the nearest
    double quarters = count;
    double rest = (x - quarters * QUARTER_TURN_HIGH) - quarters * QUARTER_TURN_LOW;
    double s = sine_near(rest);
    double c = cosine_near(rest);
    switch ((unsigned)count & 3u) {
    case 0:
        *sine = s, *cosine = c;
        return;
    case 1:
        *sine = c, *cosine = -s;
        return;
    case 2:
        *sine = -s, *cosine = -c;
        return;
    default:
        *sine = -c, *cosine = s;
        return;
    }
}

double own_sin(double x) {
    double sine, cosine;
    own_sin_cos(x, &sine, &cosine);
    return sine;
}

double own_cos(double x) {
    double sine, cosine;
    own_sin_cos(x, &sine, &cosine);
    return cosine;
}

// Taylor, for |t| up to 1/16: the first term left out is under 2e-17.
static double arc_near(double t) {
    double z = t * t;
    double sum = -1.0 / 11.0;
    sum = sum * z + 1.0 / 9.0;
    sum = sum * z - 1.0 / 7.0;
    sum = sum * z + 1.0 / 5.0;
    sum = sum * z - 1.0 / 3.0;
    return t + t * (z * sum);
}

// The angle of the slope low / high, 0 <= low <= high: the nearest eighth's own angle and a short
// rest.
static double arc_slope(double low, double high) {
    static const double eighth[9] = {
        0.0,
        0.12435499454676143503,
        0.24497866312686415417,
        0.35877067027057222040,
        0.46364760900080611621,
        0.55859931534356243597,
        0.64350110879328438680,
        0.71882999962162450542,
        0.78539816339744830962,
    };
    int index = (int)((float)low / (float)high * 8.0f + 0.5f); // need not be the very nearest
    double slope = index * 0.125;
    return eighth[index] + arc_near((low - slope * high) / (high + slope * low));
}

double own_atan2(double y, double x) {
    double a = fabs(y);
    double b = fabs(x);
    if (!isfinite(a) || !isfinite(b))
        return (y - y) + (x - x);
    double larger = a > b ? a : b;
    if (larger <= 0.0)
        return 0.0;
    if (larger < 1e-30 || larger > 1e30) { // keep what follows away from the edges
        a /= larger;
        b /= larger;
    }
    double angle =
        a > b ? (QUARTER_TURN_HIGH - arc_slope(b, a)) + QUARTER_TURN_LOW : arc_slope(a, b);
    if (x < 0.0)
        angle = (2.0 * QUARTER_TURN_HIGH - angle) + 2.0 * QUARTER_TURN_LOW;
    return y < 0.0 ? -angle : angle;
}

double own_acos(double x) {
    if (x >= 1.0)
        return 0.0;
    if (x < -1.0)
        x = -1.0;
    return own_atan2(sqrt((1.0 - x) * (1.0 + x)), x);
}

#define LOG_TWO_HIGH 6.93147180369123816490e-01 // ln 2, its first 33 bits
#define LOG_TWO_LOW  1.90821492927058770002e-10 // and the rest
#define EXP_FAR      700.0

double own_exp(double x) {
    if (x < -EXP_FAR)
        return 0.0;
    if (x > EXP_FAR)
        x = EXP_FAR;
    if (!isfinite(x))
        return x;
    double twos = floor(x * 1.44269504088896340736 + 0.5);
    double rest = (x - twos * LOG_TWO_HIGH) - twos * LOG_TWO_LOW;
    // Taylor, |rest| up to 0.347: the first term left out is under 1e-17.
    static const double inverse_factorial[] = {1.0 / 87178291200.0,
                                               1.0 / 6227020800.0,
                                               1.0 / 479001600.0,
                                               1.0 / 39916800.0,
                                               1.0 / 3628800.0,
                                               1.0 / 362880.0,
                                               1.0 / 40320.0,
                                               1.0 / 5040.0,
                                               1.0 / 720.0,
                                               1.0 / 120.0,
                                               1.0 / 24.0,
                                               1.0 / 6.0,
                                               0.5,
                                               1.0,
                                               1.0};
    double sum = 0.0;
    for (int i = 0; i < 15; i++)
        sum = sum * rest + inverse_factorial[i];
    return ldexp(sum, (int)twos);
}

double own_log(double x) {
    if (!(x > 0.0) || !isfinite(x))
        return (double)NAN;
    int twos = 0;
    double part = frexp(x, &twos); // 0.5 <= part < 1
    if (part < 0.70710678118654752440) {
        part *= 2.0;
        twos--;
    }
    // ln p = 2 artanh(t), t = (p - 1) / (p + 1), |t| < 0.172: the first term left out is under
    // 1e-18.
    double t = (part - 1.0) / (part + 1.0);
    double z = t * t;
    double sum = 0.0;
    for (int i = 23; i > 1; i -= 2)
        sum = (sum + 1.0 / i) * z;
    return twos * LOG_TWO_HIGH + (twos * LOG_TWO_LOW + 2.0 * (t + t * sum));
}
