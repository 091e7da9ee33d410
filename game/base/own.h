// Own elementary functions, from plain arithmetic and square roots alone, which every processor
// rounds alike. The C library picks other instructions on other processors, so its last digits
// differ. Knows nothing of geometry. What is not a number stays not a number.
#ifndef OWN_H
#define OWN_H

// Error under 1e-14 on -20..20 radians (measured: under 4e-16).
double own_sin(double x);
double own_cos(double x);
// Both at once, for the price of little more than one.
void own_sin_cos(double x, double *sine, double *cosine);
double own_atan2(double y, double x); // -pi..pi; (0, 0) gives 0; the sign of a zero does not count
double own_acos(double x);            // x is clamped to -1..1
// Relative error under 1e-14. Below -700 own_exp is 0, above 700 it stays at own_exp(700).
double own_exp(double x);
double own_log(double x); // natural; x over 0, otherwise not a number

#endif
