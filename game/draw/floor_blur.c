#include "floor_blur.h"

#include <string.h>

// The loops run over 16-bit numbers side by side, so that compilers make vectors of them.

static void add(uint16_t *restrict sum, const uint16_t *restrict in, int count) {
    for (int x = 0; x < count; x++)
        sum[x] = (uint16_t)(sum[x] + in[x]);
}

static void take(uint16_t *restrict sum, const uint16_t *restrict in, int count) {
    for (int x = 0; x < count; x++)
        sum[x] = (uint16_t)(sum[x] - in[x]);
}

static void divide(uint16_t *restrict out, const uint16_t *restrict sum, int count, int radius) {
    uint32_t share = 65536u / (uint32_t)(2 * radius + 1) + 1;
    for (int x = 0; x < count; x++)
        out[x] = (uint16_t)(sum[x] * share >> 16);
}

static void blur_rows(const uint16_t *in, uint16_t *out, uint16_t *sum, int width, RasterBox box,
                      int radius) {
    int count = box.x1 - box.x0;
    for (int y = box.y0; y < box.y1; y++) {
        const uint16_t *from = in + (size_t)y * (size_t)width + box.x0;
        memcpy(sum, from, (size_t)count * sizeof *sum);
        for (int k = 1; k <= radius; k++) {
            add(sum, from - k, count);
            add(sum, from + k, count);
        }
        divide(out + (size_t)y * (size_t)width + box.x0, sum, count, radius);
    }
}

static void blur_columns(const uint16_t *in, uint16_t *out, uint16_t *sum, int width, RasterBox box,
                         int radius) {
    int count = box.x1 - box.x0;
    const uint16_t *from = in + box.x0;
    memset(sum, 0, (size_t)count * sizeof *sum);
    for (int y = box.y0; y < box.y0 + radius && y < box.y1; y++)
        add(sum, from + (size_t)y * (size_t)width, count);
    for (int y = box.y0; y < box.y1; y++) {
        if (y + radius < box.y1)
            add(sum, from + (size_t)(y + radius) * (size_t)width, count);
        divide(out + (size_t)y * (size_t)width + box.x0, sum, count, radius);
        if (y - radius >= box.y0)
            take(sum, from + (size_t)(y - radius) * (size_t)width, count);
    }
}

void floor_blur(uint16_t *mask, uint16_t *spare, uint16_t *sum, int width, RasterBox box,
                int across, int along) {
    for (int pass = 0; pass < 2; pass++) {
        blur_rows(mask, spare, sum, width, box, across);
        blur_columns(spare, mask, sum, width, box, along);
    }
}
