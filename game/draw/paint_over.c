#include "paint_over.h"

#include <string.h>

// One premultiplied pixel on an opaque one; two channels at a time, each divided by 255 exactly
// rounded.
static inline uint32_t over_one(uint32_t over, uint32_t under) {
    uint32_t rest = 255 - (over >> 24);
    uint32_t rb = (under & 0xFF00FFu) * rest + 0x800080u;
    uint32_t g = (under >> 8 & 0xFFu) * rest + 0x80u;
    rb = (rb + (rb >> 8 & 0xFF00FFu)) >> 8 & 0xFF00FFu;
    g = (g + (g >> 8)) >> 8;
    return ((over & 0xFFFFFFu) + (rb | g << 8)) | 0xFF000000u;
}

// Most pixels are empty or full, and lie in runs.
static void over_row(uint32_t *target, const uint32_t *under, const uint32_t *over, int count) {
    for (int x = 0; x < count; x++) {
        uint32_t pixel = over[x];
        if (pixel < 0x01000000u)
            target[x] = under[x] + (pixel & 0xFFFFFFu ? pixel : 0);
        else if (pixel >= 0xFF000000u)
            target[x] = pixel;
        else
            target[x] = over_one(pixel, under[x]);
    }
}

// A place between two pixels: the left one and 0..256 of the way to the right one.
typedef struct {
    int first, second;
    uint32_t part;
} Between;

static Between between(int at, int from_size, int to_size) {
    int64_t place = ((2 * (int64_t)at + 1) * from_size * 128) / to_size - 128;
    int64_t limit = (int64_t)(from_size - 1) * 256;
    place = place < 0 ? 0 : place > limit ? limit : place;
    int first = (int)(place >> 8);
    return (Between){first, first + 1 < from_size ? first + 1 : first, (uint32_t)(place & 255)};
}

static inline uint32_t mix_pixels(uint32_t a, uint32_t b, uint32_t part) {
    uint32_t rb = ((a & 0xFF00FFu) * (256 - part) + (b & 0xFF00FFu) * part) >> 8 & 0xFF00FFu;
    uint32_t ag = (a >> 8 & 0xFF00FFu) * (256 - part) + (b >> 8 & 0xFF00FFu) * part;
    return rb | (ag & 0xFF00FF00u);
}

static void over_row_enlarged(uint32_t *target, PaintPixels under, const RasterPicture *over,
                              RasterBox box, int y) {
    Between v = between(y, over->height, under.height);
    const uint32_t *upper = over->pixel + (size_t)v.first * (size_t)over->stride;
    const uint32_t *lower = over->pixel + (size_t)v.second * (size_t)over->stride;
    const uint32_t *room = under.pixel + (size_t)y * (size_t)under.stride;
    for (int x = box.x0; x < box.x1; x++) {
        Between h = between(x, over->width, under.width);
        uint32_t any = upper[h.first] | upper[h.second] | lower[h.first] | lower[h.second];
        uint32_t pixel = 0;
        if (any)
            pixel = mix_pixels(mix_pixels(upper[h.first], upper[h.second], h.part),
                               mix_pixels(lower[h.first], lower[h.second], h.part), v.part);
        target[x - box.x0] = any ? over_one(pixel, room[x]) : room[x];
    }
}

void paint_over(PaintPixels target, PaintPixels under, const RasterPicture *over, RasterBox box) {
    bool same = over->width == under.width && over->height == under.height;
    for (int y = box.y0; y < box.y1; y++) {
        uint32_t *row = target.pixel + (size_t)(y - box.y0) * (size_t)target.stride;
        if (same)
            over_row(row, under.pixel + (size_t)y * (size_t)under.stride + box.x0,
                     over->pixel + (size_t)y * (size_t)over->stride + box.x0, box.x1 - box.x0);
        else
            over_row_enlarged(row, under, over, box, y);
    }
}
