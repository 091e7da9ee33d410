#include "stage_inset.h"

#include <math.h>

#include "vec.h"

// Shares of the picture where the words and the lantern are, and what stays free at its border.
static const double WORDS_LEFT = .42, WORDS_LOW = .385;
static const double BORDER = .03;
static const double CORNER = .03;                  // of a box, in which nothing of a figure is
static const double LARGEST = .46, SMALLEST = .26; // of the picture's height

static double size_of(RasterBox b) {
    return b.x1 > b.x0 && b.y1 > b.y0 ? (double)(b.x1 - b.x0) * (b.y1 - b.y0) : 0;
}

static RasterBox shared(RasterBox a, RasterBox b) {
    return (RasterBox){a.x0 > b.x0 ? a.x0 : b.x0, a.y0 > b.y0 ? a.y0 : b.y0,
                       a.x1 < b.x1 ? a.x1 : b.x1, a.y1 < b.y1 ? a.y1 : b.y1};
}

static double cost_of(RasterBox card, int width, int height, const RasterBox *people, int count) {
    RasterBox words = {(int)(WORDS_LEFT * width), 0, width, (int)(WORDS_LOW * height)};
    double size = size_of(card), cost = 0;
    double over = size_of(shared(card, words));
    cost += 30 * over / size + (over > 0);
    for (int i = 0; i < count; i++) {
        double hidden = size_of(shared(card, people[i])) / fmax(1, size_of(people[i]));
        if (i == 0)
            cost += 20 * hidden + (hidden > CORNER);
        else
            cost += hidden > .98 ? .25 : 3 * hidden;
    }
    return cost + 2.5 * (LARGEST - (card.y1 - card.y0) / (double)height);
}

RasterBox stage_inset_find(int width, int height, double aspect, const RasterBox *people,
                           int count) {
    enum { SIZES = 6, ACROSS = 40, DOWN = 24 };
    RasterBox best = {0, 0, 0, 0};
    double least = 1e9, edge = BORDER * height;
    for (int k = 0; k < SIZES; k++) {
        double high = mix(LARGEST, SMALLEST, k / (SIZES - 1.0)) * height, wide = aspect * high;
        for (int i = 0; i < ACROSS * DOWN; i++) {
            double x = mix(edge, width - edge - wide, (i % ACROSS) / (ACROSS - 1.0));
            double y = mix(edge, height - edge - high, i / ACROSS / (DOWN - 1.0));
            RasterBox card = {(int)x, (int)y, (int)(x + wide), (int)(y + high)};
            double cost = cost_of(card, width, height, people, count);
            if (cost < least - 1e-9) {
                least = cost;
                best = card;
            }
        }
    }
    return best;
}
